# The image of the operator, from the jar that ./mvnw package made: docs/releasing.md. What is in it comes from this jar and from a
# JDK 25 on glibc; no shell, no package manager and no programs but Java's. Why: docs/decisions/0022-image.md.
ARG JDK_IMAGE=eclipse-temurin:25-jdk

FROM ${JDK_IMAGE} AS build
ARG CREATED=1970-01-01T00:00:00Z
COPY src/main/image /build
COPY target/sinch-operator.jar /opt/sinch-operator/
# Java's runtime: the modules that are needed, with the options of the image as its defaults.
RUN set -eu; \
    words() { grep -v '^#' "$1" | grep . | paste -s -d "$2"; }; \
    jlink --output /opt/sinch-operator/java --add-modules "$(words /build/modules ,)" \
      --add-options="$(words /build/java-options ' ')" --no-header-files --no-man-pages --compress zip-0
# The root file system: the C library, and whatever else Java is linked with; who owns it, for scanners; a user; somewhere to write.
RUN /build/root-file-system /opt/sinch-operator/java /image
# The cache knows the jar by its path, its size and its time.
RUN find /opt/sinch-operator /image -exec touch -h -d "${CREATED}" {} +
RUN java -cp /opt/sinch-operator/sinch-operator.jar /build/training/Training.java /build/training.yaml \
      /opt/sinch-operator/java/bin/java -XX:AOTCacheOutput=/opt/sinch-operator/sinch-operator.aot \
      -jar /opt/sinch-operator/sinch-operator.jar --leader-elect && \
    chmod 644 /opt/sinch-operator/sinch-operator.aot && \
    touch -d "${CREATED}" /opt/sinch-operator/sinch-operator.aot /opt/sinch-operator

FROM scratch
ARG VERSION=unknown
ARG REVISION=unknown
ARG CREATED=1970-01-01T00:00:00Z
LABEL org.opencontainers.image.title="sinch-operator" \
      org.opencontainers.image.description="A Kubernetes operator for the Sinch account model" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}"
COPY --from=build /image /
COPY --from=build /opt/sinch-operator /opt/sinch-operator
ENV LANG=C.UTF-8 \
    PATH=/opt/sinch-operator/java/bin
USER 65532:65532
EXPOSE 8080
ENTRYPOINT ["/opt/sinch-operator/java/bin/java", "-XX:AOTCache=/opt/sinch-operator/sinch-operator.aot", \
            "-jar", "/opt/sinch-operator/sinch-operator.jar"]
