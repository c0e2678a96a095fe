package com.sinch.operator.it;

import static com.sinch.operator.api.KeyState.Active;
import static com.sinch.operator.api.KeyState.Retiring;
import static com.sinch.operator.api.KeyState.Revoked;

import com.sinch.operator.api.KeyState;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.List;
import java.util.stream.Stream;

/** Everything that changes a key or its Secret, and where it leads. */
enum KeyChange {
    FIRST_KEY("POST secrets, PUT subprojects/status", "Active", true) {
        @Override
        void given(KeyCell cell) {}

        @Override
        void change(KeyCell cell) {
            cell.apply("");
        }
    },
    ROTATED("PUT secrets, PUT subprojects/status", "Retiring, Active", false) {
        @Override
        void change(KeyCell cell) {
            cell.annotate("rotate-key", "now");
        }
    },
    ROTATED_WHILE_IMMUTABLE("DELETE secrets, POST secrets, PUT subprojects/status", "Retiring, Active", false) {
        @Override
        void given(KeyCell cell) {
            super.given(cell);
            cell.edit(secret -> new SecretBuilder(secret).withImmutable(true).build());
        }

        @Override
        void change(KeyCell cell) {
            cell.annotate("rotate-key", "now");
        }
    },
    REVOKED("PUT secrets, PUT subprojects/status", "Revoked, Active", false) {
        @Override
        void change(KeyCell cell) {
            cell.annotate("revoke-key", cell.firstKey());
        }
    },
    SECRET_DELETED("POST secrets, PUT subprojects/status", "Retiring, Active", false) {
        @Override
        void change(KeyCell cell) {
            cell.sandbox().delete(Secret.class, cell.secretName());
        }
    },
    SECRET_DAMAGED("PUT secrets, PUT subprojects/status", "Retiring, Active", false) {
        @Override
        void change(KeyCell cell) {
            cell.edit(secret -> new SecretBuilder(secret)
                    .addToStringData("SINCH_KEY_SECRET", "planted")
                    .build());
        }
    },
    SECRET_RENAMED("POST secrets, DELETE secrets, PUT subprojects/status", "Active", true) {
        @Override
        void change(KeyCell cell) {
            cell.apply("secretName: renamed");
        }

        @Override
        String secretName() {
            return "renamed";
        }
    },
    SECRET_RENAMED_AND_ROTATED(
            "POST secrets, PUT secrets, DELETE secrets, PUT subprojects/status", "Retiring, Active", false) {
        @Override
        void change(KeyCell cell) {
            cell.apply("secretName: renamed", "rotate-key: now");
        }

        @Override
        String secretName() {
            return "renamed";
        }
    },
    RESHAPED("PUT secrets, PUT subprojects/status", "Active", true) {
        @Override
        void change(KeyCell cell) {
            cell.apply("secretTemplate: {labels: {team: messaging}, annotations: {example.com/owner: jo}}");
        }
    },
    SWITCHED_OFF("DELETE secrets, PUT subprojects/status", "Revoked", false) {
        @Override
        void change(KeyCell cell) {
            cell.apply("enabled: false");
        }
    },
    SWITCHED_ON_AGAIN("POST secrets, PUT subprojects/status", "Revoked, Active", false) {
        @Override
        void given(KeyCell cell) {
            super.given(cell);
            cell.apply("enabled: false");
            cell.eventuallyKeysAre(List.of(Revoked));
        }

        @Override
        void change(KeyCell cell) {
            cell.apply("enabled: true");
        }
    },
    TAKEN_BACK("PUT secrets, PUT subprojects/status", "Active", true) {
        @Override
        void given(KeyCell cell) {
            super.given(cell);
            cell.orphan();
        }

        @Override
        void change(KeyCell cell) {
            cell.apply("");
        }
    },
    STATUS_LOST("PUT subprojects/status", "Active", true) {
        @Override
        void change(KeyCell cell) {
            cell.loseStatus();
        }
    },
    BACKUP_RESTORED("PUT subprojects/status", "Active, Retiring", true) {
        @Override
        void given(KeyCell cell) {
            super.given(cell);
            var backup = cell.secret();
            cell.annotate("rotate-key", "before");
            cell.eventuallyKeysAre(List.of(Retiring, Active));
            cell.remember(backup);
        }

        @Override
        void change(KeyCell cell) {
            cell.edit(secret -> new SecretBuilder(secret)
                    .withData(cell.remembered().getData())
                    .build());
        }
    };

    private final String writes;
    private final String end;
    private final boolean keepsFirstKey;

    KeyChange(String writes, String end, boolean keepsFirstKey) {
        this.writes = writes;
        this.end = end;
        this.keepsFirstKey = keepsFirstKey;
    }

    /** Brings about the state before it. */
    void given(KeyCell cell) {
        cell.apply("");
        cell.eventuallyKeysAre(List.of(Active));
    }

    /** Changes it, as a user does. */
    abstract void change(KeyCell cell);

    /** What the operator writes, undisturbed. */
    List<String> writes() {
        return List.of(writes.split(", "));
    }

    /** The states of all keys at the end, oldest first. */
    List<KeyState> end() {
        return Stream.of(end.split(", ")).map(KeyState::valueOf).toList();
    }

    /** Whether the Secret holds, at the end, the key that it held at first. */
    boolean keepsFirstKey() {
        return keepsFirstKey;
    }

    /** The name of the Secret at the end. */
    String secretName() {
        return KeyCell.SECRET;
    }
}
