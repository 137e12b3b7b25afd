package io.grapevine.ingest.split;

import io.grapevine.domain.Table;
import io.grapevine.ingest.load.Block;
import io.grapevine.ingest.load.Block.Kind;
import io.grapevine.ingest.load.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The blocks of a document that are kept whole where they fit: tables, code, quotes and the items of lists.
/// They lie side by side, none in another.
record Structure(List<Piece> pieces) {

    /// @param table the table that it is; none for other blocks
    record Piece(Kind kind, int start, int end, Optional<Table> table) {}

    static Structure of(Content content) {
        var inner = content.blocks().stream()
                .filter(block -> block.kind() == Kind.TABLE || block.kind() == Kind.CODE)
                .mapToInt(Block::start)
                .toArray();
        var pieces = new ArrayList<Piece>();
        int table = 0;
        int behind = 0;
        for (var block : content.blocks()) {
            if (block.start() < behind || !isKeptWhole(block, inner)) {
                continue;
            }
            var found = Optional.<Table>empty();
            if (block.kind() == Kind.TABLE) {
                table = indexAt(content.tables(), block, table);
                found = table < content.tables().size()
                        ? Optional.of(content.tables().get(table))
                        : Optional.empty();
            }
            pieces.add(new Piece(block.kind(), block.start(), block.end(), found));
            behind = block.end();
        }
        return new Structure(pieces);
    }

    private static boolean isKeptWhole(Block block, int[] inner) {
        return switch (block.kind()) {
            case TABLE, CODE -> true;
            case LIST_ITEM, QUOTE -> {
                int at = Arrays.binarySearch(inner, block.start());
                int next = at >= 0 ? at : -at - 1;
                yield next == inner.length || inner[next] >= block.end();
            }
            case HEADING, PARAGRAPH, CAPTION, FOOTNOTE -> false;
        };
    }

    private static int indexAt(List<Table> tables, Block block, int from) {
        int index = from;
        while (index < tables.size() && tables.get(index).rows().getFirst().start() < block.start()) {
            index++;
        }
        return index;
    }

    /// The pieces that lie between two offsets.
    List<Piece> between(int start, int end) {
        int low = 0;
        int high = pieces.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pieces.get(middle).start < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int to = low;
        while (to < pieces.size() && pieces.get(to).end <= end) {
            to++;
        }
        return pieces.subList(low, to);
    }
}
