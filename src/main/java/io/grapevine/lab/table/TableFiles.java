package io.grapevine.lab.table;

import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Table;
import io.grapevine.ingest.load.LoadLimits;
import io.grapevine.ingest.load.LoadResult;
import io.grapevine.ingest.load.Loader;
import io.grapevine.ingest.load.Unreadable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads the tables of a file by the product's own loader.
final class TableFiles {

    private static final LoadLimits LIMITS = new LoadLimits(100L << 20, 50_000_000);

    private TableFiles() {}

    /// @throws BadInput where the file cannot be read
    static List<Table> read(Path file) {
        var tables = new ArrayList<Table>();
        new Loader(LIMITS).load(file.getFileName().toString(), file, result -> {
            switch (result) {
                case LoadResult.Opened(var source) -> {
                    try {
                        tables.addAll(source.read().tables());
                    } catch (Unreadable e) {
                        throw new BadInput(file + " " + e.getMessage(), e);
                    }
                }
                case LoadResult.Failed failed -> throw new BadInput(file + " " + failed.reason());
                case LoadResult.PassedOver passed -> throw new BadInput(file + " " + passed.reason());
                case LoadResult.EndOfRecords end -> {}
            }
        });
        return tables;
    }
}
