package io.grapevine.api.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grapevine.graph.job.Job;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/// The one JSON shape of a job, the same over REST, server-sent events and command line.
@Singleton
public class JobJson {

    private final ObjectMapper json;

    public JobJson(ObjectMapper json) {
        this.json = json;
    }

    /// A job as clients see it; [Job] says what the fields are. `documents`, `started` and `ended` are left out
    /// where there is none yet.
    public ObjectNode of(Job job) {
        var node = json.createObjectNode()
                .put("id", job.id())
                .put("upload", job.upload())
                .put("collection", job.collection())
                .put("name", job.name())
                .put("documentId", job.document())
                .put("bytes", job.bytes())
                .put("by", job.by())
                .put("state", job.state().label())
                .put("cancelling", job.cancelling())
                .put("attempts", job.attempts())
                .put("passages", job.passages())
                .put("fraction", job.fraction())
                .put("reason", job.reason())
                .put("created", job.created().toString());
        job.started().map(Instant::toString).ifPresent(time -> node.put("started", time));
        job.ended().map(Instant::toString).ifPresent(time -> node.put("ended", time));
        job.documents().ifPresent(documents -> node.set("documents", json.valueToTree(documents)));
        return node;
    }

    /// `{"jobs": [...]}`.
    ObjectNode of(List<Job> jobs) {
        var node = json.createObjectNode();
        var list = node.putArray("jobs");
        jobs.forEach(job -> list.add(of(job)));
        return node;
    }

    /// 202 with the jobs of an upload, and where to follow them.
    Response accepted(List<Job> jobs) {
        var first = jobs.getFirst();
        var where = jobs.size() == 1 ? "/api/jobs/" + first.id() : "/api/jobs?upload=" + first.upload();
        return Response.accepted(of(jobs)).location(URI.create(where)).build();
    }
}
