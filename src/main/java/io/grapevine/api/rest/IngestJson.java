package io.grapevine.api.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grapevine.ingest.IngestEvent;
import io.grapevine.ingest.IngestReport;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The one JSON shape of an ingest's events and of its report, the same over REST, server-sent events and
/// command line.
@Singleton
public class IngestJson {

    private final ObjectMapper json;

    public IngestJson(ObjectMapper json) {
        this.json = json;
    }

    /// An object with `type` and the fields of its type.
    public ObjectNode of(IngestEvent event) {
        return json.valueToTree(
                switch (event) {
                    case IngestEvent.Started(var files, var bytes) -> fields("started", "files", files, "bytes", bytes);
                    case IngestEvent.DocumentStored(var document, var replaced) ->
                        fields("stored", "document", document, "replaced", replaced);
                    case IngestEvent.Skipped(var source, var reason, var unchanged) ->
                        fields("skipped", "source", source, "reason", reason, "unchanged", unchanged);
                    case IngestEvent.Failed(var source, var reason) ->
                        fields("failed", "source", source, "reason", reason);
                    case IngestEvent.Warned(var source, var warning) ->
                        fields("warned", "source", source, "warning", warning);
                    case IngestEvent.Removed(var source) -> fields("removed", "source", source);
                    case IngestEvent.Interrupted() -> fields("interrupted");
                    case IngestEvent.Progress p ->
                        fields(
                                "progress",
                                "done",
                                p.documents(),
                                "total",
                                p.found(),
                                "passages",
                                p.passages(),
                                "fraction",
                                p.fraction(),
                                "passagesPerSecond",
                                p.passagesPerSecond(),
                                "remainingSeconds",
                                p.remaining().map(Duration::toSeconds).orElse(null));
                });
    }

    /// The last event of an ingest: type `done` and the fields of the report.
    public ObjectNode done(IngestReport report) {
        return json.createObjectNode().put("type", "done").setAll(of(report));
    }

    /// The last event of an ingest that could not go on.
    public ObjectNode error(String detail) {
        return json.createObjectNode().put("type", "error").put("detail", detail);
    }

    public ObjectNode of(IngestReport report) {
        return json.valueToTree(fields(
                null,
                "collection",
                report.collection(),
                "added",
                report.added(),
                "replaced",
                report.replaced(),
                "unchanged",
                report.unchanged(),
                "removed",
                report.removed(),
                "vanished",
                report.vanished(),
                "passedOver",
                report.passedOver(),
                "passages",
                report.passages(),
                "failed",
                report.failures().size(),
                "failures",
                failures(report),
                "warnings",
                report.warnings(),
                "interrupted",
                report.interrupted(),
                "seconds",
                report.seconds(),
                "passagesPerSecond",
                report.passagesPerSecond()));
    }

    private static List<Map<String, Object>> failures(IngestReport report) {
        return report.failures().stream()
                .map(failure -> fields(null, "source", failure.source(), "reason", failure.reason()))
                .collect(Collectors.toList());
    }

    private static Map<String, Object> fields(String type, Object... namesAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        if (type != null) {
            fields.put("type", type);
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
