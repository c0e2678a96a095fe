package com.sinch.operator.cli.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.UsageReport;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/**
 * A run of the command on objects that an API server in memory holds.
 *
 * @param exitCode its exit code
 * @param output what it printed
 * @param complaint what it complained of
 */
public record StatementRun(int exitCode, String output, String complaint) {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    /** Runs it as if typed on the 22nd of November 2026. */
    public static StatementRun of(KubernetesClient server, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var command = new StatementCommand(
                () -> new KubernetesClientBuilder()
                        .withConfig(server.getConfiguration())
                        .build(),
                CLOCK);
        int exitCode = new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .execute(arguments);
        return new StatementRun(exitCode, out.toString(), err.toString());
    }

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "SinchAccount", SinchAccount.class,
            "BillingAccount", BillingAccount.class,
            "Project", Project.class,
            "Subproject", Subproject.class,
            "Payment", Payment.class,
            "UsageReport", UsageReport.class);

    /** Creates the objects of manifests. */
    public static void create(KubernetesClient server, String manifests) {
        var yaml = server.getKubernetesSerialization();
        Stream.of(manifests.split("---\n", -1))
                .map(document -> yaml.unmarshal(document, JsonNode.class))
                .map(manifest -> yaml.convertValue(
                        manifest,
                        Objects.requireNonNull(KINDS.get(manifest.path("kind").asText()))))
                .forEach(object -> server.resource(object).create());
    }
}
