package io.grapevine.ingest.load.ocr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Chooses the languages with which an image is read, where many are installed, by the script that Tesseract
/// detects.
final class Scripts {

    /// Languages that are tried at once: each adds to the time.
    static final int FEW = 3;

    private static final Map<String, Set<String>> LANGUAGES = Map.of(
            "Cyrillic", Set.of("rus", "ukr", "bul", "srp", "bel", "mkd", "kaz"),
            "Arabic", Set.of("ara", "fas", "urd", "pus"),
            "Hebrew", Set.of("heb", "yid"),
            "Greek", Set.of("ell", "grc"),
            "Han", Set.of("chi_sim", "chi_tra"),
            "Japanese", Set.of("jpn"),
            "Hangul", Set.of("kor"),
            "Korean", Set.of("kor"),
            "Devanagari", Set.of("hin", "mar", "nep", "san"),
            "Thai", Set.of("tha"));

    private static final List<String> LATIN = List.of("eng", "deu", "fra", "spa", "ita", "por", "nld", "pol");

    private Scripts() {}

    /// @param detected what `tesseract --psm 0` says; a line of it names the script
    static List<String> of(List<String> installed, String detected) {
        var script = detected.lines()
                .filter(line -> line.startsWith("Script:"))
                .map(line -> line.substring("Script:".length()).strip())
                .findFirst()
                .orElse("Latin");
        var wanted = LANGUAGES.getOrDefault(script, Set.of());
        var chosen = new ArrayList<>(installed.stream().filter(wanted::contains).toList());
        if (chosen.isEmpty()) {
            chosen.addAll(LATIN.stream().filter(installed::contains).toList());
        }
        return chosen.isEmpty() ? installed.subList(0, 1) : chosen.subList(0, Math.min(FEW, chosen.size()));
    }
}
