package io.grapevine.api.rest;

import io.grapevine.domain.Document;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.ingest.IngestRequest;
import io.grapevine.ingest.IngestRequest.Input;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/// The files of a form; curl users write `file`, the page writes `files`.
public class UploadForm {

    private static final String UPLOAD_HINT = "curl -F files=@report.pdf -F collection=reports .../api/documents";

    @RestForm("files")
    List<FileUpload> files;

    @RestForm("file")
    List<FileUpload> file;

    @RestForm
    String collection;

    @RestForm
    String author;

    @RestForm
    String date;

    @RestForm
    String version;

    @RestForm
    String language;

    @RestForm
    String tags;

    @RestForm
    String metadata;

    IngestRequest request() {
        var uploads = Stream.of(files, file)
                .filter(list -> list != null)
                .flatMap(List::stream)
                .map(UploadForm::input)
                .toList();
        if (uploads.isEmpty()) {
            throw new BadInput("The form holds no file. Send one or more as: " + UPLOAD_HINT);
        }
        return new IngestRequest(
                        UploadMetadata.withSidecars(uploads),
                        collection == null || collection.isBlank() ? Document.DEFAULT_COLLECTION : collection.strip())
                .with(UploadMetadata.of(author, date, version, language, tags, metadata));
    }

    private static Input input(FileUpload upload) {
        upload.uploadedFile().toFile().setLastModified(0); // of the user's file no time is known
        return new Input(nameOf(upload), upload.uploadedFile());
    }

    private static String nameOf(FileUpload upload) {
        var name = upload.fileName() == null
                ? ""
                : upload.fileName()
                        .replace('\\', '/')
                        .replaceAll("\\p{Cntrl}", "")
                        .strip();
        if (name.isEmpty()) {
            throw new BadInput("A file of the form has no name. Send it as: " + UPLOAD_HINT);
        }
        return name;
    }
}
