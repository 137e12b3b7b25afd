package io.grapevine.answer.rewrite;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The names in a text: runs of capitalised words, without the words that only begin a sentence.
final class Names {

    private static final Pattern RUN = Pattern.compile(
            "\\p{Lu}[\\p{L}\\p{N}'’.-]*(?: (?:(?:of|de|der|von|van|and) )?[\\p{Lu}\\p{N}][\\p{L}\\p{N}'’-]*)*");
    /// What follows these is mostly a place: `the merchants of Port Sennet`.
    private static final Pattern PLACED =
            Pattern.compile("(?i).*\\b(?:of|in|at|from|near|on|through|around)\\s+(?:the\\s+)?", Pattern.DOTALL);
    private static final Set<String> OPENERS =
            Set.of(("who what where when which why how whose whom does do did is are was were has have had "
                            + "can could will would should in on at by for from to with of as the a an and but or so if it its he she they we you i his "
                            + "her their this that these those there here tell give show list please since after before")
                    .split(" "));

    private Names() {}

    /// In the order of the text.
    static List<String> of(String text) {
        return RUN.matcher(text)
                .results()
                .map(run -> withoutOpeners(run.group()))
                .filter(name -> name.length() > 1)
                .toList();
    }

    /// Those of [#of] that may be a person's: without what stands behind `of`, `in` and the like.
    static List<String> ofPersons(String text) {
        return RUN.matcher(text)
                .results()
                .filter(run -> {
                    var name = withoutOpeners(run.group());
                    return name.length() > 1
                            && !PLACED.matcher(text.substring(
                                            0, run.start() + run.group().indexOf(name)))
                                    .matches();
                })
                .map(run -> withoutOpeners(run.group()))
                .toList();
    }

    private static String withoutOpeners(String run) {
        var name = run;
        while (OPENERS.contains(name.split("[ '’]", 2)[0].toLowerCase(Locale.ROOT))) {
            var space = name.indexOf(' ');
            if (space < 0) {
                return "";
            }
            name = name.substring(space + 1);
        }
        return name.replaceAll("(?:['’]s|[.'’-]+)$", "");
    }
}
