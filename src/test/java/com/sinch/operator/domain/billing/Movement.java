package com.sinch.operator.domain.billing;

import com.sinch.operator.domain.hierarchy.ObjectName;

/** Something that happens to a ledger. */
sealed interface Movement {

    void doTo(Ledger ledger);

    /** A report is recorded. */
    record Reported(ObjectName name, Usage usage) implements Movement {
        @Override
        public void doTo(Ledger ledger) {
            ledger.enter(name, usage);
        }
    }

    /** A payment is recorded. */
    record Paid(ObjectName name, Receipt receipt) implements Movement {
        @Override
        public void doTo(Ledger ledger) {
            ledger.enter(name, receipt);
        }
    }

    /** A record is deleted. */
    record Struck(ObjectName name) implements Movement {
        @Override
        public void doTo(Ledger ledger) {
            ledger.strike(name);
        }
    }

    /** A billing account appears, or is accepted or refused. */
    record Opened(ObjectName name, Book book) implements Movement {
        @Override
        public void doTo(Ledger ledger) {
            ledger.open(name, book);
        }
    }

    /** A billing account is deleted. */
    record Closed(ObjectName name) implements Movement {
        @Override
        public void doTo(Ledger ledger) {
            ledger.close(name);
        }
    }
}
