package com.sinch.operator.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Generates the files of {@code crds/} from the kinds. */
public final class CrdFiles {

    static final List<Class<? extends CustomResource<?, ?>>> KINDS = List.of(
            SinchAccount.class,
            BillingAccount.class,
            Project.class,
            Subproject.class,
            Payment.class,
            UsageReport.class);

    private CrdFiles() {}

    /** The content of each file of {@code crds/}, by its name. */
    public static Map<String, String> generate() {
        var definitions = new ArrayList<CustomResourceDefinition>();
        CRDPostProcessor collect = new CRDPostProcessor() {
            @Override
            public HasMetadata process(HasMetadata crd, String crdSpecVersion) {
                definitions.add((CustomResourceDefinition) crd);
                return crd;
            }
        };
        CRDGenerator.CRDOutput<OutputStream> discard = new CRDGenerator.AbstractCRDOutput<>() {
            @Override
            protected OutputStream createStreamFor(String crdName) {
                return OutputStream.nullOutputStream();
            }
        };
        var generator = new CRDGenerator().withPostProcessor(collect).withOutput(discard);
        KINDS.forEach(generator::customResourceClasses);
        generator.generate();

        var files = new TreeMap<String, String>();
        for (var definition : definitions) {
            finish(definition);
            files.put(definition.getSpec().getNames().getPlural() + ".yaml", yaml(definition));
        }
        return files;
    }

    private static void finish(CustomResourceDefinition definition) {
        var version = definition.getSpec().getVersions().get(0);
        version.getAdditionalPrinterColumns().sort(declaredOrder(definition));
        dropRepeatedRules(version.getSchema().getOpenAPIV3Schema());
        // The generator knows no list types; without this one, an apply of one condition would drop the others.
        var root = version.getSchema().getOpenAPIV3Schema();
        var conditions = property(property(root, "status"), "conditions");
        conditions.setXKubernetesListType("map");
        conditions.setXKubernetesListMapKeys(List.of("type"));
        // kstatus takes an object that has reported nothing for one that is in order, unless it has a status that says
        // so.
        property(root, "status")
                .setDefault(JsonNodeFactory.instance.objectNode().put("observedGeneration", ReportedStatus.NEVER));
        Optional.ofNullable(property(root, "spec").getProperties().get("members"))
                .ifPresent(CrdFiles::oneEntryASubject);
    }

    private static void oneEntryASubject(JSONSchemaProps members) {
        members.setXKubernetesListType("map");
        members.setXKubernetesListMapKeys(List.of("kind", "name", "namespace"));
        // The generator takes the empty text for none at all, and a key of a list must have a default.
        property(members.getItems().getSchema(), "namespace").setDefault(TextNode.valueOf(""));
    }

    /** The generator reads the annotations of a record's component twice: from its field and from its accessor. */
    private static void dropRepeatedRules(JSONSchemaProps schema) {
        if (schema.getXKubernetesValidations() != null) {
            schema.setXKubernetesValidations(
                    schema.getXKubernetesValidations().stream().distinct().toList());
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(CrdFiles::dropRepeatedRules);
        }
        if (schema.getItems() != null) {
            dropRepeatedRules(schema.getItems().getSchema());
        }
    }

    private static JSONSchemaProps property(JSONSchemaProps schema, String name) {
        return Objects.requireNonNull(schema.getProperties().get(name), name);
    }

    /** The generator sorts columns by path; readers want them as they are declared. */
    private static Comparator<CustomResourceColumnDefinition> declaredOrder(CustomResourceDefinition definition) {
        var kind = KINDS.stream()
                .filter(candidate -> HasMetadata.getKind(candidate)
                        .equals(definition.getSpec().getNames().getKind()))
                .findFirst()
                .orElseThrow();
        var order = Arrays.stream(kind.getAnnotationsByType(AdditionalPrinterColumn.class))
                .map(AdditionalPrinterColumn::name)
                .toList();
        return Comparator.comparingInt(column -> order.indexOf(column.getName()));
    }

    private static String yaml(CustomResourceDefinition definition) {
        var body = new KubernetesSerialization().asYaml(definition).lines().filter(line -> !line.equals("---"));
        return String.join(
                        "\n",
                        Stream.concat(
                                        Stream.of("# Generated from the kinds in src/main/java; see CONTRIBUTING.md."),
                                        body)
                                .toList())
                + "\n";
    }
}
