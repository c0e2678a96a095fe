package com.sinch.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.GeneratedFile;
import com.sinch.operator.api.CrdFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The chart installs the CRDs as templates, so that an upgrade upgrades them. */
class ChartCrdsTest {

    private static final Path TEMPLATES = Path.of("helm/sinch-operator/templates/crds");

    private static final String BETWEEN_NAME_AND_SPEC =
            """
              labels:
                {{- include "sinch-operator.labels" . | nindent 4 }}
              {{- if .Values.crds.keep }}
              annotations:
                helm.sh/resource-policy: keep
              {{- end }}
            """;

    @Test
    void aTemplateIsItsCrdAndASwitch() {
        CrdFiles.generate().forEach((name, crd) -> GeneratedFile.check(TEMPLATES.resolve(name), template(crd)));
    }

    @Test
    void everyTemplateBelongsToACrd() throws IOException {
        try (var files = Files.list(TEMPLATES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(CrdFiles.generate().keySet());
        }
    }

    private static String template(String crd) {
        assertThat(crd).as("what Helm would take for its own").doesNotContain("{{");
        var spec = crd.indexOf("\nspec:\n") + 1;
        var head = crd.substring(crd.indexOf('\n') + 1, spec);
        return "{{- if .Values.crds.install }}\n# Generated from crds/; see CONTRIBUTING.md.\n"
                + head
                + BETWEEN_NAME_AND_SPEC
                + crd.substring(spec)
                + "{{- end }}\n";
    }
}
