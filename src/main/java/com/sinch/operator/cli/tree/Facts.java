package com.sinch.operator.cli.tree;

import com.sinch.operator.api.Balance;
import com.sinch.operator.api.BillingType;
import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.Environment;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is worth knowing of an object beside its conditions. The names of the components are the names of the fields in
 * {@code -o json}, so renaming one breaks scripts.
 */
sealed interface Facts {

    /**
     * The facts for a person, in the order of their worth.
     *
     * @param namespace the object's own, from which other objects' names are seen
     */
    List<String> inWords(String namespace);

    /**
     * Of a SinchAccount.
     *
     * @param id its ID; null = not reported yet
     * @param displayName its name for people; null = none given
     */
    record OfAccount(@Nullable String id, @Nullable String displayName) implements Facts {
        @Override
        public List<String> inWords(String namespace) {
            return present(displayName);
        }
    }

    /**
     * Of a BillingAccount.
     *
     * @param id its ID; null = not reported yet
     * @param displayName its name for people; null = none given
     * @param currency its currency, ISO 4217
     * @param type how it is paid
     * @param balance what it stands at; null = not reported yet
     */
    record OfBillingAccount(
            @Nullable String id,
            @Nullable String displayName,
            String currency,
            BillingType type,
            @Nullable Balance balance)
            implements Facts {
        @Override
        public List<String> inWords(String namespace) {
            return present(currency, type.name(), balance == null ? null : standing(balance), displayName);
        }

        /** Who pays in advance wants to know what is left; who gets an invoice, how much of it is settled. */
        private String standing(Balance balance) {
            return switch (type) {
                case Prepaid -> balance.available() + " available";
                case Postpaid -> "paid " + balance.paid() + " of " + balance.charged();
            };
        }
    }

    /**
     * Of a Project.
     *
     * @param id its ID; null = not reported yet
     * @param displayName its name for people; null = none given
     * @param environment what it is for; null = not said
     * @param billingAccount what pays for it, whether or not that exists
     * @param subprojects its subprojects as the operator counts them; null = not counted yet
     * @param secretName the Secret that holds its key; null = it has none
     */
    record OfProject(
            @Nullable String id,
            @Nullable String displayName,
            @Nullable Environment environment,
            ObjectName billingAccount,
            @Nullable ChildCount subprojects,
            @Nullable String secretName)
            implements Facts {
        @Override
        public List<String> inWords(String namespace) {
            return present(
                    "billed to " + seenFrom(namespace, billingAccount),
                    environment == null ? null : environment.name(),
                    subprojects == null || subprojects.total() == 0
                            ? null
                            : subprojects.ready() + "/" + subprojects.total() + " subprojects ready",
                    secretName == null ? null : "Secret " + secretName,
                    displayName);
        }
    }

    /**
     * Of a Subproject.
     *
     * @param id its ID; null = not reported yet
     * @param displayName its name for people; null = none given
     * @param secretName the Secret that holds its key; null = it has none
     */
    record OfSubproject(@Nullable String id, @Nullable String displayName, @Nullable String secretName)
            implements Facts {
        @Override
        public List<String> inWords(String namespace) {
            return present(secretName == null ? null : "Secret " + secretName, displayName);
        }
    }

    /** As short as a reader in {@code namespace} can take it: the name alone where it is the object's own. */
    static String seenFrom(String namespace, ObjectName object) {
        return object.namespace().equals(namespace) ? object.name() : object.key();
    }

    private static List<String> present(@Nullable String... words) {
        return Stream.of(words).filter(Objects::nonNull).toList();
    }
}
