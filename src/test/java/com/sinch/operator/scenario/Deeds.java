package com.sinch.operator.scenario;

import com.sinch.operator.api.AccountDefaults;
import com.sinch.operator.api.AllowedNamespaces;
import com.sinch.operator.api.Annotations;
import com.sinch.operator.api.ApiKeySpec;
import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.BillingAccountSpec;
import com.sinch.operator.api.BillingType;
import com.sinch.operator.api.LabelRequirement;
import com.sinch.operator.api.Member;
import com.sinch.operator.api.MemberRole;
import com.sinch.operator.api.NamespaceSelector;
import com.sinch.operator.api.ParentReference;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.PaymentKind;
import com.sinch.operator.api.PaymentSpec;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ProjectSpec;
import com.sinch.operator.api.RecordReference;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.SinchAccountSpec;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.SubprojectReference;
import com.sinch.operator.api.SubprojectSpec;
import com.sinch.operator.api.UsageLine;
import com.sinch.operator.api.UsageReport;
import com.sinch.operator.api.UsageReportSpec;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.kubernetes.Facts;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * What users may do to a small cluster of two namespaces. Names are few, so that objects meet; some references lead nowhere.
 * What is immutable follows from an object's name and {@code salt}: whoever creates an object again writes the same.
 */
record Deeds(long salt) {

    private static final List<String> NAMESPACES = List.of("a", "b");

    private static final ObjectName FIRST_ACCOUNT = name(Kind.SinchAccount, "a", 0);

    private static final ApiKeySpec NO_KEY = new ApiKeySpec(false, null, null, null);

    /** A first account and whatever else, all at once. */
    Arbitrary<List<Deed.Apply>> beginning() {
        return Combinators.combine(
                        apply(FIRST_ACCOUNT), apply().list().ofMinSize(5).ofMaxSize(12))
                .as((account, others) ->
                        Stream.concat(Stream.of(account), others.stream()).toList());
    }

    /** What is done afterwards, mostly to what was there at the beginning. */
    Arbitrary<List<Deed>> later(List<Deed.Apply> beginning) {
        var present = Arbitraries.of(beginning.stream()
                .map(deed -> Facts.name(deed.object()))
                .distinct()
                .toList());
        return Arbitraries.<Deed>frequencyOf(
                        Tuple.of(2, apply()),
                        Tuple.of(4, present.flatMap(this::apply)),
                        Tuple.of(5, present.map(Deed.Delete::new)),
                        Tuple.of(1, present.map(Deed.Cut::new)),
                        Tuple.of(1, label()))
                .list()
                .ofMaxSize(6);
    }

    private static Arbitrary<Deed.Label> label() {
        return Combinators.combine(Arbitraries.of(NAMESPACES), Arbitraries.of("gold", "silver"))
                .as((namespace, tier) -> new Deed.Label(namespace, Map.of("tier", tier)));
    }

    private static Arbitrary<ObjectName> name() {
        var kinds = Arbitraries.frequency(
                Tuple.of(1, Kind.SinchAccount),
                Tuple.of(2, Kind.BillingAccount),
                Tuple.of(3, Kind.Project),
                Tuple.of(3, Kind.Subproject),
                Tuple.of(2, Kind.Payment),
                Tuple.of(3, Kind.UsageReport));
        return Combinators.combine(
                        kinds,
                        Arbitraries.of(NAMESPACES),
                        Arbitraries.integers().between(0, 2))
                .as(Deeds::name);
    }

    /** An account's first billing account and first project have the names of its default ones. */
    private static ObjectName name(Kind kind, String namespace, int number) {
        var named = kind.name().toLowerCase(Locale.ROOT) + "-" + namespace + number;
        var first =
                switch (kind) {
                    case SinchAccount -> "account-" + namespace;
                    case BillingAccount, Project -> "account-" + namespace + "-default";
                    case Subproject, Payment, UsageReport -> named;
                };
        return new ObjectName(kind.name(), namespace, number == 0 ? first : named);
    }

    private Arbitrary<Deed.Apply> apply() {
        return name().flatMap(this::apply);
    }

    private Arbitrary<Deed.Apply> apply(ObjectName name) {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 1_000),
                        Arbitraries.integers().between(0, 9))
                .as((version, pause) -> new Deed.Apply(object(name, new Random(version), pause == 0)));
    }

    private CustomResource<?, ? extends ReportedStatus> object(ObjectName name, Random version, boolean paused) {
        var fixed = new Random(name.hashCode() * 31L + salt);
        var object = object(name, fixed, version);
        object.setMetadata(new ObjectMetaBuilder()
                .withName(name.name())
                .withNamespace(name.namespace())
                .withAnnotations(paused ? Map.of(Annotations.PAUSED, "true") : Map.of())
                .build());
        return object;
    }

    private static CustomResource<?, ? extends ReportedStatus> object(ObjectName name, Random fixed, Random version) {
        switch (Kind.valueOf(name.kind())) {
            case SinchAccount -> {
                var account = new SinchAccount();
                account.setSpec(new SinchAccountSpec(
                        null,
                        null,
                        new AccountDefaults(version.nextBoolean(), "EUR", BillingType.Prepaid, "2", key(version)),
                        allowed(version),
                        allowed(version)));
                return account;
            }
            case BillingAccount -> {
                var billingAccount = new BillingAccount();
                billingAccount.setSpec(BillingAccountSpec.of(
                        reference(Kind.SinchAccount, name, fixed),
                        version.nextBoolean() ? BillingType.Prepaid : BillingType.Postpaid,
                        fixed.nextInt(8) == 0 ? "XKL" : "EUR",
                        allowed(version)));
                return billingAccount;
            }
            case Project -> {
                var project = new Project();
                project.setSpec(new ProjectSpec(
                        id(fixed),
                        null,
                        null,
                        reference(Kind.SinchAccount, name, fixed),
                        version.nextBoolean() ? reference(Kind.BillingAccount, name, version) : null,
                        members(version),
                        version.nextBoolean() ? key(version) : null,
                        allowed(version)));
                return project;
            }
            case Subproject -> {
                var subproject = new Subproject();
                subproject.setSpec(new SubprojectSpec(
                        id(fixed), null, reference(Kind.Project, name, fixed), Map.of(), key(version)));
                return subproject;
            }
            case Payment -> {
                var payment = new Payment();
                payment.setSpec(new PaymentSpec(
                        new RecordReference(name(Kind.BillingAccount, name.namespace(), fixed.nextInt(3))
                                .name()),
                        PaymentKind.TopUp,
                        fixed.nextInt(10) + ".25",
                        fixed.nextInt(8) == 0 ? "USD" : "EUR",
                        "2026-11-22",
                        null));
                return payment;
            }
            case UsageReport -> {
                var report = new UsageReport();
                var subproject = name(Kind.Subproject, name.namespace(), fixed.nextInt(3))
                        .name();
                report.setSpec(new UsageReportSpec(
                        new RecordReference(name(Kind.BillingAccount, name.namespace(), fixed.nextInt(3))
                                .name()),
                        reference(Kind.Project, name, fixed),
                        "2026-1" + fixed.nextInt(3),
                        fixed.nextInt(8) == 0 ? "USD" : "EUR",
                        List.of(
                                new UsageLine(null, "numbers", "1", fixed.nextInt(3) + ".5"),
                                new UsageLine(
                                        new SubprojectReference(subproject, null, id(fixed)),
                                        "messages",
                                        "10",
                                        fixed.nextInt(4) - 1 + ".125"))));
                return report;
            }
        }
        throw new IllegalArgumentException(name.kind());
    }

    private static List<Member> members(Random random) {
        return Stream.of(MemberRole.values())
                .filter(role -> random.nextInt(4) == 0)
                .map(role -> new Member(Member.Kind.Group, "team-" + random.nextInt(2), "", role))
                .toList();
    }

    private static ApiKeySpec key(Random random) {
        return random.nextBoolean() ? ApiKeySpec.DEFAULT : NO_KEY;
    }

    private static @Nullable String id(Random random) {
        return random.nextInt(3) == 0 ? "id-" + random.nextInt(2) : null;
    }

    private static ParentReference reference(Kind kind, ObjectName from, Random random) {
        if (random.nextInt(10) == 0) {
            return ParentReference.to("nowhere");
        }
        var namespace = random.nextInt(3) == 0 ? from.namespace() : NAMESPACES.get(random.nextInt(3) / 2);
        var number = kind == Kind.SinchAccount ? random.nextInt(5) / 4 : random.nextInt(3);
        return new ParentReference(name(kind, namespace, number).name(), namespace);
    }

    private static AllowedNamespaces allowed(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> AllowedNamespaces.SAME;
            case 1, 2, 3 -> new AllowedNamespaces(AllowedNamespaces.From.All, null);
            case 4 ->
                new AllowedNamespaces(
                        AllowedNamespaces.From.Selector, new NamespaceSelector(Map.of("tier", "gold"), List.of()));
            default ->
                new AllowedNamespaces(
                        AllowedNamespaces.From.Selector,
                        new NamespaceSelector(
                                Map.of(),
                                List.of(new LabelRequirement(
                                        "tier", LabelRequirement.Operator.NotIn, List.of("gold")))));
        };
    }
}
