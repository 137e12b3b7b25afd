# syntax=docker/dockerfile:1
# The service without a database: give it NEO4J_URI, as docker-compose.yml does.
#   docker build -t grapevine .

FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY graph graph
COPY prompts prompts
COPY src src
# Maven's repository stays between builds, outside the image.
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -q -DskipTests package

FROM eclipse-temurin:25-jre
RUN groupadd --gid 10001 grapevine \
    && useradd --uid 10001 --gid grapevine --no-create-home --home-dir /data --shell /usr/sbin/nologin grapevine \
    && install -d -o grapevine -g grapevine /data
COPY --from=build /src/target/quarkus-app /app
USER grapevine
WORKDIR /data
VOLUME /data
ENV GRAPEVINE_HOME=/data \
    QUARKUS_HTTP_HOST=0.0.0.0
EXPOSE 8080
# The image has no curl: bash asks.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /q/health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
    "-XX:MaxRAMPercentage=70", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/quarkus-run.jar"]
CMD ["serve", "--port", "8080"]
