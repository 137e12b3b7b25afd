package io.grapevine.language;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells a question about a collection as a whole (`What are the main topics of these documents?`) from one
/// about something in it (`Give me an overview of the harvest.`).
public final class QuestionScope {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    /// What speaks of documents as such, and the words of asking; any other word is a subject of its own.
    private static final Set<String> OF_NO_SUBJECT =
            Set.copyOf(List.of(("topic topics subject subjects theme themes area areas document documents doc docs "
                            + "file files text texts page pages collection collections corpus content contents material materials library archive knowledge base data "
                            + "information everything all whole entire overall overview overviews summary summaries summarise summarize summarised summarized "
                            + "outline outlines gist main major key central important principal chief essential core general broad brief briefly short "
                            + "high level cover covers covered covering contain contains contained deal deals discuss discusses discussed treat treats mention mentions "
                            + "mentioned include includes included find learn know ask points point ideas idea things thing kind kinds sort sorts something anything "
                            + "what which who how where are is was were be been the a an of in on to for from with and or by at up out me us i you we my our your their its it they "
                            + "this that these those there here about do does did can could will would have has had give tell show list describe explain provide "
                            + "write make get please stored indexed ingested uploaded sum talk talks speak speaks say says "
                            + "thema themen hauptthemen hauptpunkte dokument dokumente dokumenten unterlagen datei dateien text texte texten sammlung inhalt inhalte inhalts "
                            + "überblick übersicht zusammenfassung fasse fass fassen zusammen zusammenfassen alles gesamt gesamte gesamten insgesamt ganze ganzen allem "
                            + "wichtig wichtigste wichtigsten wesentliche wesentlichen zentrale zentralen punkte aussagen kurz kürze bitte worum wovon worüber geht gehen es um "
                            + "handeln handelt behandeln behandelt enthalten enthält steht stehen hier darin gib gibt geben sie mir uns ich du kannst können einen eine ein der die das den dem des "
                            + "was welche welchen sind ist werden wird von zu und im aus bei beschreibe erkläre zeige nenne")
                    .split(" ")));

    private static final Pattern ABOUT_DOCUMENT =
            Pattern.compile("(?i)^\\W{0,3}(?:what(?:'s| is| are| was| were)|tell me what)\\b.{0,20}?"
                    + "\\b(?:story|document|file|report|paper|article|letter|contract|agreement|policy|manual|handbook|book|chapter|minutes|"
                    + "meeting|presentation|text|e-?mail|memo|guide|page)\\b.{0,80}\\babout\\W*$");

    private QuestionScope() {}

    /// True where a question asks what a document is about: `What is the story The Keeper about?`.
    public static boolean isAboutDocument(String question) {
        return ABOUT_DOCUMENT.matcher(question).find();
    }

    /// True where no word of the question names a subject.
    public static boolean isWhole(String question) {
        return WORD.matcher(question.toLowerCase(Locale.ROOT))
                .results()
                .allMatch(word -> OF_NO_SUBJECT.contains(word.group()));
    }
}
