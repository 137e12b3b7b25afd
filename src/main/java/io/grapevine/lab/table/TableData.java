package io.grapevine.lab.table;

import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Table;
import io.grapevine.lab.evaluate.JsonLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

/// Questions, each with the tables of its document.
///
/// @param questions in the order of the file
public record TableData(List<Asked> questions) {

    /// A question and the tables of its document, in their order.
    public record Asked(TableQuestion question, List<Table> tables) {}

    public TableData {
        questions = List.copyOf(questions);
    }

    /// The questions of several folders, with the tables as the product reads them.
    public static TableData readAll(List<Path> folders) {
        return new TableData(folders.stream()
                .flatMap(folder -> read(folder, TableFiles::read).questions().stream())
                .toList());
    }

    /// Reads `questions.jsonl` and the documents under `files/` of a folder.
    ///
    /// @param reader gives the tables of a file, as the product reads it
    /// @throws BadInput where a file or field is missing
    public static TableData read(Path folder, Function<Path, List<Table>> reader) {
        var tables = new HashMap<String, List<Table>>();
        var questions = new ArrayList<Asked>();
        for (var question : JsonLines.read(folder.resolve("questions.jsonl"), TableData::question)) {
            var file = folder.resolve("files").resolve(question.document());
            if (!Files.isRegularFile(file)) {
                throw new BadInput(folder.resolve("questions.jsonl") + " asks of " + file + ", which does not exist.");
            }
            questions.add(new Asked(question, tables.computeIfAbsent(question.document(), name -> reader.apply(file))));
        }
        return new TableData(questions);
    }

    private static TableQuestion question(JsonLines.Row row) {
        return new TableQuestion(
                row.text("document"),
                row.text("question"),
                new AcceptedValues(List.copyOf(row.texts("answer"))),
                row.text("kind"));
    }
}
