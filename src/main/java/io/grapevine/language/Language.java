package io.grapevine.language;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import opennlp.tools.langdetect.LanguageDetectorME;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/// A language that questions are told apart by, with its stop words where Lucene has them.
///
/// OpenNLP's model knows 103 languages by their letter n-grams. A question is too short for so many ("Was hat
/// Lady Gaga gesungen?" is nearest to Cebuano), so only those count that are written most and in its script.
public enum Language {
    ENGLISH("eng", () -> CharArraySet.EMPTY_SET),
    ARABIC("ara", ArabicAnalyzer::getDefaultStopSet),
    BULGARIAN("bul", BulgarianAnalyzer::getDefaultStopSet),
    CHINESE("cmn", () -> CharArraySet.EMPTY_SET),
    CZECH("ces", CzechAnalyzer::getDefaultStopSet),
    DANISH("dan", DanishAnalyzer::getDefaultStopSet),
    DUTCH("nld", DutchAnalyzer::getDefaultStopSet),
    FINNISH("fin", FinnishAnalyzer::getDefaultStopSet),
    FRENCH("fra", FrenchAnalyzer::getDefaultStopSet),
    GERMAN("deu", GermanAnalyzer::getDefaultStopSet),
    GREEK("ell", GreekAnalyzer::getDefaultStopSet),
    HEBREW("heb", () -> CharArraySet.EMPTY_SET),
    HINDI("hin", HindiAnalyzer::getDefaultStopSet),
    HUNGARIAN("hun", HungarianAnalyzer::getDefaultStopSet),
    INDONESIAN("ind", IndonesianAnalyzer::getDefaultStopSet),
    ITALIAN("ita", ItalianAnalyzer::getDefaultStopSet),
    JAPANESE("jpn", () -> CharArraySet.EMPTY_SET),
    KOREAN("kor", () -> CharArraySet.EMPTY_SET),
    NORWEGIAN("nob", NorwegianAnalyzer::getDefaultStopSet),
    PERSIAN("pes", PersianAnalyzer::getDefaultStopSet),
    POLISH("pol", () -> CharArraySet.EMPTY_SET),
    PORTUGUESE("por", PortugueseAnalyzer::getDefaultStopSet),
    ROMANIAN("ron", RomanianAnalyzer::getDefaultStopSet),
    RUSSIAN("rus", RussianAnalyzer::getDefaultStopSet),
    SPANISH("spa", SpanishAnalyzer::getDefaultStopSet),
    SWEDISH("swe", SwedishAnalyzer::getDefaultStopSet),
    THAI("tha", ThaiAnalyzer::getDefaultStopSet),
    TURKISH("tur", TurkishAnalyzer::getDefaultStopSet),
    UKRAINIAN("ukr", () -> CharArraySet.EMPTY_SET),
    VIETNAMESE("vie", () -> CharArraySet.EMPTY_SET);

    /// How much likelier than English another language must be. Names of other languages stand in many an
    /// English question, and too few words tell nothing.
    private static final double MARGIN = 1.15;

    /// From which share of its letters on a text is not written in Latin ones, whatever names stand in it.
    private static final double OTHER_SCRIPT = 0.2;

    private static final Set<Language> NOT_LATIN = EnumSet.of(
            ARABIC, BULGARIAN, CHINESE, GREEK, HEBREW, HINDI, JAPANESE, KOREAN, PERSIAN, RUSSIAN, THAI, UKRAINIAN);

    private static final Map<String, Language> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(language -> language.code, Function.identity()));

    private final String code; // ISO 639-3

    @SuppressWarnings("ImmutableEnumChecker") // what it gives is an analyzer's own set, which never changes
    private final Supplier<CharArraySet> stopWords;

    Language(String code, Supplier<CharArraySet> stopWords) {
        this.code = code;
        this.stopWords = stopWords;
    }

    /// The language that a text is most likely written in; English where nothing speaks clearly for another.
    /// About a millisecond for a question.
    public static Language of(String text) {
        var isLatin = isLatin(text);
        var confidences = new EnumMap<Language, Double>(Language.class);
        for (var guess : new LanguageDetectorME(LanguageModels.languages()).predictLanguages(text)) {
            var language = BY_CODE.get(guess.getLang());
            if (language != null && NOT_LATIN.contains(language) != isLatin) {
                confidences.put(language, guess.getConfidence());
            }
        }
        confidences.computeIfPresent(ENGLISH, (language, confidence) -> MARGIN * confidence);
        return Collections.max(confidences.entrySet(), Map.Entry.comparingByValue())
                .getKey();
    }

    private static boolean isLatin(String text) {
        var letters = text.codePoints().filter(Character::isLetter).toArray();
        var others = Arrays.stream(letters)
                .filter(c -> UnicodeScript.of(c) != UnicodeScript.LATIN)
                .count();
        return others <= OTHER_SCRIPT * letters.length;
    }

    /// Whether a word in lower case says nothing of what a text is about. English has none here: in most stores
    /// its function words are so frequent that their weight is nothing anyway.
    public boolean isStopWord(String word) {
        return stopWords.get().contains(word);
    }
}
