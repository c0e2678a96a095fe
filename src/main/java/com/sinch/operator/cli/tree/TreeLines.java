package com.sinch.operator.cli.tree;

import static java.util.stream.Collectors.joining;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Draws a tree line by line. Pure. Of many siblings of one kind that nothing is to be told of, the first few stand for
 * all; an object that is not Ready, or has such a one beneath it, is always drawn.
 */
final class TreeLines {

    private static final int SOUND_SIBLINGS_SHOWN = 5;

    private final boolean all;
    private final List<Line> lines = new ArrayList<>();

    private TreeLines(boolean all) {
        this.all = all;
    }

    /**
     * The lines of a tree.
     *
     * @param all draw every object, fold nothing
     */
    static List<Line> of(Tree tree, boolean all) {
        var drawing = new TreeLines(all);
        tree.accounts().forEach(account -> drawing.draw(account, "", "", ""));
        drawing.section("Attached to a parent in another namespace (-A shows it):", tree.attachedElsewhere());
        drawing.section("Not attached (the parent does not exist or does not permit them):", tree.notAttached());
        return List.copyOf(drawing.lines);
    }

    private void section(String heading, List<TreeNode> nodes) {
        if (nodes.isEmpty()) {
            return;
        }
        lines.add(new Line.Heading(heading));
        drawSiblings(nodes, "", TreeLines::parent);
    }

    private static String parent(TreeNode node) {
        var namespace = node.name().namespace();
        return node.parent()
                .map(parent -> "parent " + parent.kind() + "/" + Facts.seenFrom(namespace, parent))
                .orElse("");
    }

    private void draw(TreeNode node, String branch, String guide, String remark) {
        lines.add(row(branch, node, details(node, remark)));
        var noteGuide = guide + (node.children().isEmpty() ? "   " : "│  ");
        node.failures().forEach(failure -> lines.add(note(noteGuide, failure)));
        drawSiblings(node.children(), guide, child -> "");
    }

    /** Draws nodes that hang at one place, with what {@code remark} says first of each. */
    private void drawSiblings(List<TreeNode> nodes, String guide, Function<TreeNode, String> remark) {
        for (var siblings = siblings(nodes).iterator(); siblings.hasNext(); ) {
            var sibling = siblings.next();
            var branch = guide + (siblings.hasNext() ? "├─ " : "└─ ");
            var inner = guide + (siblings.hasNext() ? "│  " : "   ");
            if (sibling instanceof Shown shown) {
                draw(shown.node(), branch, inner, remark.apply(shown.node()));
            } else if (sibling instanceof Folded folded) {
                lines.add(new Line.Fold(branch, folded.inWords()));
            }
        }
    }

    private List<Sibling> siblings(List<TreeNode> nodes) {
        var byKind = new EnumMap<Kind, List<TreeNode>>(Kind.class);
        nodes.forEach(node ->
                byKind.computeIfAbsent(node.kind(), kind -> new ArrayList<>()).add(node));
        var siblings = new ArrayList<Sibling>();
        byKind.forEach((kind, family) -> siblings.addAll(folding(kind, family)));
        return siblings;
    }

    private List<Sibling> folding(Kind kind, List<TreeNode> family) {
        var siblings = new ArrayList<Sibling>();
        var folded = new ArrayList<TreeNode>();
        int sound = 0;
        for (var node : family) {
            if (all || !node.sound() || ++sound <= SOUND_SIBLINGS_SHOWN) {
                siblings.add(new Shown(node));
            } else {
                folded.add(node);
            }
        }
        if (!folded.isEmpty()) {
            siblings.add(new Folded(kind, folded));
        }
        return siblings;
    }

    private static Line row(String branch, TreeNode node, String details) {
        return new Line.Row(
                branch,
                node.name(),
                node.ready().map(Condition::status).orElse(ConditionStatus.Unknown),
                node.ready().map(Condition::reason).orElse("-"),
                node.created(),
                details);
    }

    private static String details(TreeNode node, String remark) {
        var marks = Stream.of(
                remark,
                node.terminating() ? "being deleted" : "",
                node.paused() ? "paused" : "",
                node.stalled() ? "stalled: only an edit can heal it" : "",
                node.ready().isEmpty() ? "nothing reported yet" : "",
                node.outdated() ? "edited since this was reported" : "");
        var facts = node.facts().inWords(node.name().namespace()).stream();
        return Stream.concat(marks, facts).filter(words -> !words.isEmpty()).collect(joining(", "));
    }

    private static Line note(String guide, Condition failure) {
        return new Line.Note(
                guide,
                failure.status(),
                failure.type() + "=" + failure.status() + " " + failure.reason()
                        + (failure.message().isEmpty() ? "" : ": " + failure.message()));
    }

    /** What takes one branch of the drawing. */
    private sealed interface Sibling {}

    private record Shown(TreeNode node) implements Sibling {}

    private record Folded(Kind kind, List<TreeNode> nodes) implements Sibling {

        String inWords() {
            int count = nodes.size();
            int beneath =
                    nodes.stream().mapToInt(node -> node.children().size()).sum();
            return count + " more Ready " + kind.word(count)
                    + (beneath == 0 ? "" : " with " + beneath + " Ready " + Kind.Subproject.word(beneath))
                    + (count == 1 ? " (--all shows it)" : " (--all shows them)");
        }
    }
}
