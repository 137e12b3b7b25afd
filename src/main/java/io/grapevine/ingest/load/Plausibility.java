package io.grapevine.ingest.load;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells how much like words the characters beyond ASCII are that come out of a text in one encoding: letters
/// of one script and of one language's alphabet, in places where letters stand.
final class Plausibility {

    /// Letters beyond ASCII by language, without those that are rare in it.
    private static final List<String> ALPHABETS = List.of(
            "äöüß",
            "àâçéèêëîïôùûüœ",
            "áéíñóúü",
            "àèéìòù",
            "ãõáâàçéêíóôú",
            "åäöé",
            "æøåé",
            "ëïéöü",
            "áðéíóúýþæö",
            "ąćęłńóśźż",
            "áčéěířšúůýžó",
            "áäčéíľóôšúýž",
            "áéíóöőúüű",
            "ăâîşţșț",
            "čćđšž",
            "çğıiöşü",
            "āčēģīķļņšūž",
            "ąčęėįšųūž",
            "õäöüšž");
    /// Lower-case letters that make up most of a text in Cyrillic and in Greek.
    private static final String COMMON = "оеаинтсрвлкмдпуяіъαοιετσνηρπκλμυάίόέ";
    private static final String QUIET = "“”„‚‘’«»‹›–—…•·°§©®™€£¥№¡¿ \u00A0\u202F±×÷½¼¾²³µ¶†‡、。，：；？！（）「」『』《》【】～・";
    /// First bytes of the characters in daily use, as the standards order them.
    private static final Map<String, int[]> DAILY = Map.of(
            "GB18030",
            new int[] {0xB0, 0xD7},
            "Big5",
            new int[] {0xA4, 0xC6},
            "Shift_JIS",
            new int[] {0x88, 0x97},
            "EUC-JP",
            new int[] {0xB0, 0xCF},
            "EUC-KR",
            new int[] {0xB0, 0xC8});
    /// The characters that make up about half of a Chinese text, in either script.
    private static final String FREQUENT = "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多"
            + "天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此"
            + "实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北"
            + "這來國個說們為時後過學對會裡麼發經頭動兩長樣現將與進實點種聲話兒問機給幾業間電門東聽氣關並無開還沒從當見";
    private static final Set<UnicodeScript> JAPANESE = Set.of(UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

    private final String text;
    private final Charset charset;
    private final int[] explained = new int[ALPHABETS.size()];
    private double good;
    private double bad;
    private int characters;
    private int kana;
    private int han;

    private Plausibility(String text, Charset charset) {
        this.text = text;
        this.charset = charset;
    }

    /// Whether no character is a control, unassigned or for private use.
    static boolean isText(String text) {
        return text.codePoints().noneMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1B && c != 0x1A;
            case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> true;
            default -> c == 0xFFFD;
        });
    }

    /// From 1, where every character beyond ASCII is at its place, downwards.
    static double of(String text, Charset charset) {
        var measure = new Plausibility(text, charset);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                measure.take(i);
            }
        }
        return measure.result();
    }

    private double result() {
        if (characters == 0) {
            return 0;
        }
        int best = 0;
        for (int count : explained) {
            best = Math.max(best, count);
        }
        boolean japaneseWithoutKana = kana == 0
                && han > 0
                && (charset.name().equals("Shift_JIS") || charset.name().equals("EUC-JP"));
        return (good + best - 2 * bad) / characters - (japaneseWithoutKana ? 0.3 : 0);
    }

    private void take(int at) {
        char c = text.charAt(at);
        characters++;
        if (Character.isLetter(c)) {
            letter(at, c);
        } else if (Character.getType(c) == Character.NON_SPACING_MARK) {
            good += UnicodeScript.of(c) == UnicodeScript.THAI ? 1 : 0.5;
        } else if (isInWord(at) || QUIET.indexOf(c) < 0) {
            bad += 1;
        } else {
            good += 0.9; // at its place, but it says less than a letter
        }
    }

    private void letter(int at, char c) {
        var script = UnicodeScript.of(c);
        if (isMixed(at, script) || Character.isUpperCase(c) && at > 0 && Character.isLowerCase(text.charAt(at - 1))) {
            bad += 1;
            return;
        }
        switch (script) {
            case LATIN -> latin(c);
            case HIRAGANA, KATAKANA -> {
                kana++;
                good += c >= 0xFF61 ? 0.2 : 1; // half-width: what other encodings look like in this one
            }
            case HANGUL -> good += 1;
            case HAN -> {
                han++;
                good += FREQUENT.indexOf(c) >= 0 ? 1 : isDaily(c) ? 0.85 : 0.3;
            }
            case CYRILLIC, GREEK -> good += COMMON.indexOf(c) >= 0 ? 1 : Character.isLowerCase(c) ? 0.7 : 0.6;
            default -> good += 0.9;
        }
    }

    private void latin(char c) {
        char lower = Character.toLowerCase(c);
        for (int i = 0; i < explained.length; i++) {
            explained[i] += ALPHABETS.get(i).indexOf(lower) >= 0 ? 1 : 0;
        }
    }

    /// Whether a neighbour in the word is of another script. Chinese, Japanese and Korean mix theirs.
    private boolean isMixed(int at, UnicodeScript script) {
        if (script == UnicodeScript.HAN || script == UnicodeScript.HANGUL || JAPANESE.contains(script)) {
            return isSmallLatin(at - 1) && isSmallLatin(at + 1);
        }
        return differs(at - 1, script) || differs(at + 1, script);
    }

    private boolean isSmallLatin(int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z';
    }

    private boolean differs(int at, UnicodeScript script) {
        return at >= 0
                && at < text.length()
                && Character.isLetter(text.charAt(at))
                && UnicodeScript.of(text.charAt(at)) != script;
    }

    private boolean isInWord(int at) {
        boolean apostrophe = text.charAt(at) == '’' || text.charAt(at) == '·';
        boolean before = at > 0 && Character.isLetter(text.charAt(at - 1));
        boolean behind = at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
        boolean symbol = Character.getType(text.charAt(at)) != Character.DASH_PUNCTUATION;
        boolean wordMark = "³¹²¼½¾£¥¿¡".indexOf(text.charAt(at)) >= 0;
        return !apostrophe
                && symbol
                && (before && behind && isClosed(at)
                        || wordMark && (before || behind && "£¥".indexOf(text.charAt(at)) >= 0));
    }

    /// Whether the neighbours are of a script with spaces, so that no mark stands between letters.
    private boolean isClosed(int at) {
        return UnicodeScript.of(text.charAt(at - 1)) != UnicodeScript.HAN
                && !JAPANESE.contains(UnicodeScript.of(text.charAt(at - 1)))
                && UnicodeScript.of(text.charAt(at - 1)) != UnicodeScript.HANGUL;
    }

    private boolean isDaily(char c) {
        var range = DAILY.get(charset.name());
        if (range == null) {
            return c >= 0x4E00 && c <= 0x9FFF;
        }
        var bytes = Character.toString(c).getBytes(charset);
        int first = bytes[0] & 0xFF;
        return bytes.length == 2 && first >= range[0] && first <= range[1];
    }
}
