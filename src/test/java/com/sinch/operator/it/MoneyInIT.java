package com.sinch.operator.it;

import static com.sinch.operator.it.BillingIT.balance;
import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Annotations;
import com.sinch.operator.api.Balance;
import com.sinch.operator.api.Charge;
import com.sinch.operator.api.Labels;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.UsageReport;
import com.sinch.operator.cluster.LocalControlPlane;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built jar records payments and usage, each once, and what the operator reports follows. */
@OnRealCluster
class MoneyInIT {

    private static final String HEADER = "period,project,subproject,product,quantity,cost,currency\n";

    private static final String NOVEMBER = HEADER
            + """
            2026-11,clients,one,messages,4210,33.68,EUR
            2026-11,clients,,numbers,2,2.00,EUR
            2026-10,clients,one,messages,1,0.01,EUR
            """;

    private static final String JAPAN =
            """
            ---
            apiVersion: account.sinch.com/v1alpha1
            kind: BillingAccount
            metadata: {name: japan}
            spec: {accountRef: {name: acme}, type: Postpaid, currency: JPY}
            """;

    private static final String FRANCE =
            """
            ---
            apiVersion: account.sinch.com/v1alpha1
            kind: BillingAccount
            metadata: {name: france}
            spec: {accountRef: {name: acme}, type: Postpaid, currency: EUR}
            """;

    /** Projects whose billing account is not there, and is not to be charged. */
    private static final String UNPAID =
            """
            ---
            apiVersion: account.sinch.com/v1alpha1
            kind: Project
            metadata: {name: unpaid}
            spec: {accountRef: {name: acme}, billingAccountRef: {name: nothing}}
            ---
            apiVersion: account.sinch.com/v1alpha1
            kind: Project
            metadata: {name: foreign}
            spec: {accountRef: {name: another}, billingAccountRef: {name: germany}}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void paymentsAreRecordedAndThoseWithAReferenceOnce(Sandbox sandbox, LocalControlPlane controlPlane)
            throws Exception {
        sandbox.apply(BillingIT.TREE + JAPAN);
        var program = Program.with(controlPlane.kubeconfig());

        expect(pay(program, sandbox, "germany", "100"), 0, "Recorded: 100 EUR", "(TopUp, 20", "as Payment");
        expect(pay(program, sandbox, "germany", "100"), 0, "Recorded: 100 EUR");
        expect(
                pay(program, sandbox, "japan", "5000", "--date", "2026-11-01"),
                0,
                "Recorded: 5000 JPY for BillingAccount " + sandbox.namespace() + "/japan (InvoicePayment, 2026-11-01)");
        expect(
                pay(program, sandbox, sandbox.namespace() + "/germany", "-5.5", "--kind", "Refund"),
                0,
                "Recorded: -5.5 EUR");

        var once = new String[] {"germany", "20.50", "--reference", "inv-7", "--date", "2026-11-02"};
        expect(pay(program, sandbox, once), 0, "Recorded: 20.50 EUR", "/germany.topup.2026-11-02.inv-7");
        expect(pay(program, sandbox, once), 0, "Already recorded: 20.50 EUR");
        once[1] = "20.5";
        expect(pay(program, sandbox, once), 0, "Already recorded: 20.50 EUR");
        once[1] = "21";
        expect(pay(program, sandbox, once), 1, "differs: amount was 20.50 and now is 21. Correct it by an Adjustment");

        assertThat(all(sandbox, Payment.class)).hasSize(5);
        eventually(() -> assertThat(balance(sandbox)).isEqualTo(new Balance("215", "0", "215")));
        Sums.eventuallyHoldIn(sandbox);
    }

    @Test
    void aRetryAfterMidnightIsNotTakenForAnotherPayment(Sandbox sandbox, LocalControlPlane controlPlane)
            throws Exception {
        sandbox.apply(BillingIT.TREE);
        var program = Program.with(controlPlane.kubeconfig());
        expect(pay(program, sandbox, "germany", "5", "--reference", "inv-7"), 0, "Recorded: 5 EUR");
        var today = all(sandbox, Payment.class).get(0).getSpec().date();
        var yesterday = LocalDate.parse(today).minusDays(1).toString();
        sandbox.client()
                .resources(Payment.class)
                .inNamespace(sandbox.namespace())
                .delete();
        expect(
                pay(program, sandbox, "germany", "5", "--reference", "inv-7", "--date", yesterday),
                0,
                "Recorded: 5 EUR");

        expect(
                pay(program, sandbox, "germany", "5", "--reference", "inv-7"),
                1,
                "A payment of that reference was recorded yesterday",
                "say by --date " + yesterday + " that this is the same, or by --date " + today
                        + " that it is another.");
        expect(
                pay(program, sandbox, "germany", "5", "--reference", "inv-7", "--date", yesterday),
                0,
                "Already recorded");
        expect(pay(program, sandbox, "germany", "5", "--reference", "inv-7", "--date", today), 0, "Recorded: 5 EUR");
    }

    @Test
    void aPaymentThatCannotBeIsRefusedInALineAndRecordsNothing(Sandbox sandbox, LocalControlPlane controlPlane)
            throws Exception {
        sandbox.apply(BillingIT.TREE);
        var program = Program.with(controlPlane.kubeconfig());

        expectLine(pay(program, sandbox, "germany", "1e3"), 2, "AMOUNT '1e3' is no amount: ");
        expectLine(pay(program, sandbox, "germany", "-1"), 2, "AMOUNT -1 is negative, and a TopUp cannot be: ");
        expectLine(pay(program, sandbox, "germany", "1", "--date", "2026-02-30"), 2, "--date '2026-02-30' is no day");
        expectLine(
                pay(program, sandbox, "nowhere", "1"),
                1,
                "There is no BillingAccount " + sandbox.namespace() + "/nowhere.");
        expectLine(pay(program, sandbox, "Ger many", "1"), 2, "BILLING_ACCOUNT 'Ger many' is no name");
        var powerless = Program.with(Kubeconfig.ofServiceAccount(controlPlane, "nobody", folder));
        expectLine(pay(powerless, sandbox, "germany", "1"), 1, "Not permitted (");

        assertThat(all(sandbox, Payment.class)).isEmpty();
    }

    @Test
    void aFileCountsOnceHoweverOftenItIsImported(Sandbox sandbox, LocalControlPlane controlPlane) throws Exception {
        sandbox.apply(BillingIT.TREE + Trees.subproject("one"));
        var program = Program.with(controlPlane.kubeconfig());
        var file = file("november.csv", NOVEMBER);

        expect(
                load(program, sandbox, file),
                0,
                "november.csv: 2 UsageReports created, 0 already there; 3 lines, 35.69 EUR.");
        var recorded = versions(sandbox);
        expect(load(program, sandbox, file), 0, "november.csv: 0 UsageReports created, 2 already there");
        var windows = file("again.csv", "\ufeff" + NOVEMBER.replace("\n", "\r\n") + "\r\n\r\n");
        expect(
                load(program, sandbox, windows, "--source", "november.csv"),
                0,
                "0 UsageReports created, 2 already there");
        expect(
                program.input(file).run("usage", "import", "-", "-n", sandbox.namespace(), "--source", "november.csv"),
                0,
                "0 UsageReports created, 2 already there");
        assertThat(versions(sandbox)).isEqualTo(recorded);

        assertThat(all(sandbox, UsageReport.class)).allSatisfy(report -> {
            assertThat(report.getMetadata().getLabels()).containsEntry(Labels.SOURCE, "november.csv");
            assertThat(report.getMetadata().getAnnotations()).containsEntry(Annotations.SOURCE, "november.csv");
        });
        eventually(() -> assertThat(
                        Objects.requireNonNull(sandbox.subproject("one").getStatus())
                                .charges())
                .containsExactly(new Charge("2026-11", "EUR", "33.68"), new Charge("2026-10", "EUR", "0.01")));
        eventually(() -> assertThat(balance(sandbox)).isEqualTo(new Balance("0", "35.69", "-35.69")));
        Sums.eventuallyHoldIn(sandbox);
    }

    @Test
    void otherContentOfOneSourceIsRefusedAndShown(Sandbox sandbox, LocalControlPlane controlPlane) throws Exception {
        sandbox.apply(BillingIT.TREE + Trees.subproject("one"));
        var program = Program.with(controlPlane.kubeconfig());
        expect(load(program, sandbox, file("november.csv", NOVEMBER)), 0, "2 UsageReports created");
        var recorded = versions(sandbox);

        var changed = file("november.csv", NOVEMBER.replace("33.68", "34"));
        expect(
                load(program, sandbox, changed),
                1,
                "november.csv was imported before with other content, so nothing was written.",
                "    - one, messages, 4210, 33.68\n    + one, messages, 4210, 34\n",
                "Import a correction, as negative lines, from a source of its own");
        var shortened = file("november.csv", NOVEMBER.replace("2026-10,clients,one,messages,1,0.01,EUR\n", ""));
        expect(load(program, sandbox, shortened), 1, "not in the file any more\n    - one, messages, 1, 0.01\n");
        var fewerLines = file("november.csv", NOVEMBER.replace("2026-11,clients,,numbers,2,2.00,EUR\n", ""));
        expect(load(program, sandbox, fewerLines), 1, "    - the project's own, numbers, 2, 2.00\n");
        var longer = file("november.csv", NOVEMBER + "2026-09,clients,,numbers,1,1,EUR\n");
        expect(load(program, sandbox, longer), 1, "not recorded before\n    + the project's own, numbers, 1, 1\n");
        assertThat(versions(sandbox)).isEqualTo(recorded);

        var correction = file("correction.csv", HEADER + "2026-11,clients,one,messages,-10,-0.08,EUR\n");
        expect(load(program, sandbox, correction), 0, "1 UsageReport created", "1 line, -0.08 EUR");
        eventually(() -> assertThat(balance(sandbox)).isEqualTo(new Balance("0", "35.61", "-35.61")));
        Sums.eventuallyHoldIn(sandbox);
    }

    @Test
    void anImportThatWasStoppedMidwayGoesOn(Sandbox sandbox, LocalControlPlane controlPlane) throws Exception {
        sandbox.apply(BillingIT.TREE);
        var program = Program.with(controlPlane.kubeconfig());
        var lines = IntStream.range(0, 2500)
                .mapToObj(number -> "2026-11,clients,,numbers,1,0." + (1000 + number) + ",EUR\n")
                .collect(Collectors.joining());
        var file = file("november.csv", HEADER + lines);
        expect(load(program, sandbox, file), 0, "3 UsageReports created");
        var before = all(sandbox, UsageReport.class);
        assertThat(before.stream().map(it -> it.getSpec().lines().size())).containsExactlyInAnyOrder(1000, 1000, 500);
        sandbox.delete(UsageReport.class, before.get(1).getMetadata().getName());

        expect(load(program, sandbox, file), 0, "1 UsageReport created, 2 already there; 2,500 lines");
        assertThat(contents(sandbox))
                .isEqualTo(before.stream().map(CustomResource::getSpec).collect(Collectors.toSet()));
        Sums.eventuallyHoldIn(sandbox);
    }

    @Test
    void ofImportsAtOnceExactlyOneSetOfRecordsIsThere(Sandbox sandbox, LocalControlPlane controlPlane)
            throws Exception {
        sandbox.apply(BillingIT.TREE);
        var program = Program.with(controlPlane.kubeconfig());
        var content = HEADER + manyProjects("1");
        var other = HEADER + manyProjects("2");
        var same = List.of(file("a.csv", content), file("b.csv", content));

        var ended =
                atOnce(same, file -> load(program, sandbox, file, "--source", "same", "--billing-account", "germany"));
        assertThat(ended)
                .allSatisfy(it -> assertThat(it.exitCode()).as(it.output()).isZero());
        assertThat(all(sandbox, UsageReport.class)).hasSize(40);

        var different = List.of(file("c.csv", content), file("d.csv", other));
        ended = atOnce(
                different, file -> load(program, sandbox, file, "--source", "either", "--billing-account", "germany"));
        assertThat(ended.stream().map(Program.Ended::exitCode))
                .as(ended.toString())
                .containsExactlyInAnyOrder(0, 1);
        assertThat(all(sandbox, UsageReport.class)).hasSize(80);
        var costs = all(sandbox, UsageReport.class).stream()
                .filter(it -> "either".equals(it.getMetadata().getLabels().get(Labels.SOURCE)))
                .map(it -> it.getSpec().lines().get(0).cost())
                .distinct();
        assertThat(costs).as("of one file alone").hasSize(1);
    }

    @Test
    void aProjectThatWasLinkedToAnotherBillingAccountIsNotChargedTwice(Sandbox sandbox, LocalControlPlane controlPlane)
            throws Exception {
        sandbox.apply(BillingIT.TREE + Trees.subproject("one") + FRANCE);
        var program = Program.with(controlPlane.kubeconfig());
        var file = file("november.csv", NOVEMBER);
        expect(load(program, sandbox, file), 0, "2 UsageReports created");
        var recorded = versions(sandbox);

        sandbox.apply(
                BillingIT.TREE.replace("billingAccountRef: {name: germany}", "billingAccountRef: {name: france}"));
        expect(load(program, sandbox, file), 0, "0 UsageReports created, 2 already there");
        expect(
                load(program, sandbox, file, "--billing-account", "france"),
                1,
                "november.csv was imported before and charged to BillingAccount " + sandbox.namespace()
                        + "/germany, not to BillingAccount " + sandbox.namespace() + "/france alone");
        assertThat(versions(sandbox)).isEqualTo(recorded);
    }

    @Test
    void aFormerBillingAccountInAnotherNamespaceIsFound(Sandbox sandbox, LocalControlPlane controlPlane)
            throws Exception {
        sandbox.apply(BillingIT.TREE);
        var far = sandbox.another();
        far.apply(BillingIT.TREE);
        var program = Program.with(controlPlane.kubeconfig());
        var file = file("november.csv", NOVEMBER);
        var source = "of " + sandbox.namespace();
        expect(
                load(program, sandbox, file, "--source", source, "--billing-account", far.namespace() + "/germany"),
                0,
                "2 UsageReports created");

        expect(load(program, sandbox, file, "--source", source), 0, "0 UsageReports created, 2 already there");
        assertThat(all(sandbox, UsageReport.class)).isEmpty();
        assertThat(all(far, UsageReport.class)).hasSize(2);
    }

    @Test
    void aBadLineIsNamedAndNothingIsWritten(Sandbox sandbox, LocalControlPlane controlPlane) throws Exception {
        sandbox.apply(BillingIT.TREE + Trees.subproject("one") + UNPAID);
        var program = Program.with(controlPlane.kubeconfig());

        var file = file(
                "bad.csv",
                NOVEMBER
                        + """
                        2026-13,clients,one,messages,1,1,EUR
                        2026-11,nowhere,one,messages,1,1,EUR
                        2026-11,clients,one,messages,1,1,USD
                        2026-11,clients,one,messages,1e3,1,EUR
                        2026-11,clients,one,messages,1,1
                        2026-11,unpaid,one,messages,1,1,EUR
                        2026-11,foreign,one,messages,1,1,EUR
                        """
                        + ",\n".repeat(20));
        assertThat(load(program, sandbox, file))
                .returns(1, Program.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.output())
                        .startsWith(
                                """
                                bad.csv was not imported, and nothing was written:
                                  line 5: period '2026-13' is no month, like 2026-11
                                  line 6: Project NAMESPACE/nowhere does not exist (with --billing-account it need not)
                                  line 7: currency 'USD' is not that of BillingAccount NAMESPACE/germany, EUR
                                  line 8: quantity '1e3' is no amount: up to 15 digits, and up to 6 after a point, like 250 or -0.08; no exponent
                                  line 9: has 6 cells where the first line has 7
                                  line 10: Project NAMESPACE/unpaid has no billing account: BillingAccount NAMESPACE/nothing does not exist
                                  line 11: Project NAMESPACE/foreign may not charge BillingAccount NAMESPACE/germany: see the project's BillingReady
                                  line 12: has 2 cells where the first line has 7
                                """
                                        .replace("NAMESPACE", sandbox.namespace()))
                        .endsWith("  and 7 bad lines more\n"));
        expectLine(load(program, sandbox, file("empty.csv", "")), 1, "empty.csv has no lines");
        expectLine(load(program, sandbox, file("header.csv", HEADER)), 1, "header.csv has no lines");
        expectLine(load(program, sandbox, folder.resolve("none.csv")), 1, "There is no file '");
        expectLine(
                program.input(file).run("usage", "import", "-", "-n", sandbox.namespace()),
                2,
                "What comes through a pipe has no name: say by --source what it is.");
        var powerless = Program.with(Kubeconfig.ofServiceAccount(controlPlane, "nobody", folder));
        expectLine(load(powerless, sandbox, file("fine.csv", NOVEMBER)), 1, "Not permitted (");
        assertThat(all(sandbox, UsageReport.class)).isEmpty();

        var warned = load(
                program,
                sandbox,
                file("fine.csv", NOVEMBER.replace(",one,", ",gone,").replace(",clients,", ",former,")),
                "--billing-account",
                "germany");
        expect(
                warned,
                0,
                "Warning: 2 lines name subprojects that the project does not have",
                sandbox.namespace() + "/gone.",
                "Warning: 1 project not found",
                "2 UsageReports created");
    }

    @Test
    void aThousandOfTheLongestLinesFitIntoAReport(Sandbox sandbox, LocalControlPlane controlPlane) throws Exception {
        sandbox.apply(BillingIT.TREE);
        // What JSON writes with six characters each takes most room.
        var line = "2026-11," + "p".repeat(63) + "/" + "q".repeat(253) + "," + "n".repeat(63) + "/" + "s".repeat(253)
                + "," + "<".repeat(63) + ",-999999999999999.999999,-999999999999999.999999,EUR\n";
        var file = file("longest.csv", HEADER + line.repeat(1000));

        expect(
                load(Program.with(controlPlane.kubeconfig()), sandbox, file, "--billing-account", "germany"),
                0,
                "1 UsageReport created, 0 already there; 1,000 lines, -999999999999999999.999 EUR.");
    }

    /** Lines of 40 projects that need not exist. */
    private static String manyProjects(String cost) {
        return IntStream.range(0, 40)
                .mapToObj(number -> "2026-11,project-" + number + ",,numbers,1," + cost + ",EUR\n")
                .collect(Collectors.joining());
    }

    private interface Run {
        Program.Ended of(Path file) throws Exception;
    }

    private static List<Program.Ended> atOnce(List<Path> files, Run run) throws Exception {
        var threads = Executors.newFixedThreadPool(files.size());
        try {
            var all = new ArrayList<Program.Ended>();
            var runs = files.stream()
                    .<Callable<Program.Ended>>map(file -> () -> run.of(file))
                    .toList();
            for (var ended : threads.invokeAll(runs)) {
                all.add(ended.get());
            }
            return all;
        } finally {
            threads.shutdown();
        }
    }

    private Path file(String name, String content) throws IOException {
        return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }

    private static Program.Ended pay(Program program, Sandbox sandbox, String... arguments) throws Exception {
        return program.run(with(List.of("payment", "add", "-n", sandbox.namespace()), arguments));
    }

    private static Program.Ended load(Program program, Sandbox sandbox, Path file, String... arguments)
            throws Exception {
        return program.run(with(List.of("usage", "import", file.toString(), "-n", sandbox.namespace()), arguments));
    }

    private static String[] with(List<String> first, String... rest) {
        var all = new ArrayList<>(first);
        all.addAll(List.of(rest));
        return all.toArray(String[]::new);
    }

    private static void expect(Program.Ended ended, int exitCode, String... contained) {
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(exitCode);
        assertThat(ended.output()).contains(contained).doesNotContain("\tat ");
    }

    private static void expectLine(Program.Ended ended, int exitCode, String begin) {
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(exitCode);
        assertThat(ended.output()).startsWith(begin).hasLineCount(1);
    }

    private static <T extends CustomResource<?, ?>> List<T> all(Sandbox sandbox, Class<T> kind) {
        return sandbox.client()
                .resources(kind)
                .inNamespace(sandbox.namespace())
                .list()
                .getItems();
    }

    private static Set<Object> contents(Sandbox sandbox) {
        return all(sandbox, UsageReport.class).stream()
                .map(CustomResource::getSpec)
                .collect(Collectors.toSet());
    }

    /** Which reports there are, told apart from others of their names. */
    private static List<String> versions(Sandbox sandbox) {
        Function<UsageReport, String> version =
                it -> it.getMetadata().getName() + " " + it.getMetadata().getUid();
        return all(sandbox, UsageReport.class).stream().map(version).sorted().toList();
    }
}
