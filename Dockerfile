# A hub. Build the jar first: mvn -DskipTests package
ARG JDK_IMAGE=eclipse-temurin:25-jdk

FROM ${JDK_IMAGE} AS layers
COPY target/sektorbro.jar .
RUN java -Djarmode=tools -jar sektorbro.jar extract --layers --destination layers

FROM ${JDK_IMAGE}
RUN groupadd --system --gid 10001 sektorbro \
 && useradd --system --uid 10001 --gid sektorbro --home-dir /srv/sektorbro --shell /usr/sbin/nologin sektorbro \
 && install -d -o sektorbro -g sektorbro -m 750 /srv/sektorbro /srv/sektorbro/data /srv/sektorbro/data/pki /srv/sektorbro/config
WORKDIR /srv/sektorbro
# What changes least comes first, so that a new version of the hub is a small layer.
COPY --from=layers /layers/dependencies/ /opt/sektorbro/
COPY --from=layers /layers/spring-boot-loader/ /opt/sektorbro/
COPY --from=layers /layers/snapshot-dependencies/ /opt/sektorbro/
COPY --from=layers /layers/application/ /opt/sektorbro/
COPY docker/healthy /opt/sektorbro/healthy
USER sektorbro
EXPOSE 8443 8081
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=10s --start-period=120s --retries=6 CMD ["bash", "/opt/sektorbro/healthy"]
ENTRYPOINT ["java", "--sun-misc-unsafe-memory-access=allow", "-XX:MaxRAMPercentage=75", "-jar", "/opt/sektorbro/sektorbro.jar"]
CMD ["serve"]
