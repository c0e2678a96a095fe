package com.sinch.operator.scenario;

import com.sinch.operator.api.ParentReference;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.fabric8.kubernetes.client.CustomResource;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the fields in which a user names another object, in the specs of all kinds. */
final class ReferenceFields {

    private static final String API = ParentReference.class.getPackageName();

    private ReferenceFields() {}

    /** Like {@code Project.accountRef}. */
    static Set<String> all() {
        return new ClassFileImporter()
                .importPackages(API).stream()
                        .filter(type -> type.isAssignableTo(CustomResource.class))
                        .map(JavaClass::reflect)
                        .flatMap(kind -> in(specOf(kind), kind.getSimpleName()))
                        .collect(Collectors.toSet());
    }

    private static Type specOf(Class<?> kind) {
        return ((ParameterizedType) kind.getGenericSuperclass()).getActualTypeArguments()[0];
    }

    private static Stream<String> in(Type type, String path) {
        if (type.equals(ParentReference.class)) {
            return Stream.of(path);
        }
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).flatMap(argument -> in(argument, path));
        }
        if (!(type instanceof Class<?> ours)
                || !ours.isRecord()
                || !ours.getPackageName().equals(API)) {
            return Stream.of();
        }
        return Arrays.stream(ours.getRecordComponents())
                .flatMap(component -> in(component.getGenericType(), path + "." + component.getName()));
    }
}
