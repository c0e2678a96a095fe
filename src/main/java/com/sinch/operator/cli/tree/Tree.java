package com.sinch.operator.cli.tree;

import java.util.List;
import java.util.function.Predicate;

/**
 * The objects of the account model in one view, each exactly once.
 *
 * @param accounts the accounts, with everything that is attached to them
 * @param attachedElsewhere objects whose parent is in a namespace outside the view
 * @param notAttached objects whose parent does not exist or does not permit them, with what hangs beneath them
 */
record Tree(List<TreeNode> accounts, List<TreeNode> attachedElsewhere, List<TreeNode> notAttached) {

    Tree {
        accounts = accounts.stream().sorted(TreeNode.ORDER).toList();
        attachedElsewhere = attachedElsewhere.stream().sorted(TreeNode.ORDER).toList();
        notAttached = notAttached.stream().sorted(TreeNode.ORDER).toList();
    }

    /** Whether there is nothing to show. */
    boolean isEmpty() {
        return accounts.isEmpty() && attachedElsewhere.isEmpty() && notAttached.isEmpty();
    }

    /** The part that speaks of accounts of that name: these, and what names one without being attached to it. */
    Tree only(String account) {
        Predicate<TreeNode> namesIt = node -> node.parent()
                .filter(parent -> parent.kind().equals(Kind.SinchAccount.name()))
                .filter(parent -> parent.name().equals(account))
                .isPresent();
        return new Tree(
                accounts.stream()
                        .filter(node -> node.name().name().equals(account))
                        .toList(),
                attachedElsewhere.stream().filter(namesIt).toList(),
                notAttached.stream().filter(namesIt).toList());
    }
}
