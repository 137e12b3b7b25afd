package io.grapevine.api.rest;

import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.ingest.IngestRequest.Input;
import io.grapevine.ingest.load.MetadataFields;
import io.grapevine.ingest.load.Sidecar;
import io.grapevine.ingest.load.Unreadable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an upload says of its files: fields of the form for all of them, and `NAME.meta.json` for the file
/// `NAME`.
final class UploadMetadata {

    private UploadMetadata() {}

    /// The files of a form without the sidecars among them, each with what its sidecar says.
    static List<Input> withSidecars(List<Input> uploads) {
        var names = uploads.stream().map(Input::name).collect(Collectors.toSet());
        var given = new HashMap<String, Map<String, List<String>>>();
        var files = new ArrayList<Input>();
        for (var upload : uploads) {
            var document = Sidecar.documentOf(upload.name()).filter(names::contains);
            if (document.isPresent()) {
                given.put(document.get(), read(upload));
            } else {
                files.add(upload);
            }
        }
        return files.stream()
                .map(file -> file.with(given.getOrDefault(file.name(), Map.of())))
                .toList();
    }

    /// Fields of a form; null for those that were not sent.
    ///
    /// @param json further fields as a JSON object
    static Map<String, List<String>> of(
            String author, String date, String version, String language, String tags, String json) {
        var fields = new HashMap<String, List<String>>();
        put(fields, "author", author);
        put(fields, MetadataFields.DATE, date);
        put(fields, "version", version);
        put(fields, "language", language);
        put(fields, "tags", tags);
        if (json != null && !json.isBlank()) {
            try {
                fields.putAll(Sidecar.fields(json));
            } catch (Unreadable e) {
                throw new BadInput("The form's field 'metadata' " + e.getMessage(), e);
            }
        }
        return MetadataFields.of(fields);
    }

    private static Map<String, List<String>> read(Input sidecar) {
        try {
            return Sidecar.read(sidecar.path());
        } catch (Unreadable e) {
            throw new BadInput(sidecar.name() + " " + e.getMessage(), e);
        }
    }

    private static void put(Map<String, List<String>> fields, String name, String value) {
        Stream.ofNullable(value).filter(text -> !text.isBlank()).forEach(text -> fields.put(name, List.of(text)));
    }
}
