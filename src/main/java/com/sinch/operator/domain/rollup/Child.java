package com.sinch.operator.domain.rollup;

import com.sinch.operator.api.ChildCount;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.time.Instant;

/**
 * What a parent needs to know of a child that is attached to it.
 *
 * @param name which object
 * @param createdAt when it was created
 * @param ready whether its {@code Ready} is True
 * @param subtreeReady whether everything beneath it is, too; as {@code ready} for a child that has no children
 * @param reason of the condition that keeps it from being ready; empty where it is
 * @param below the children of the child itself
 */
public record Child(
        ObjectName name, Instant createdAt, boolean ready, boolean subtreeReady, String reason, ChildCount below) {}
