package io.grapevine.ingest.load.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.form.PDButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDChoice;
import org.apache.pdfbox.pdmodel.interactive.form.PDPushButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDVariableText;

/// The filled-in fields of a document's form, by their widgets.
final class FormFields {

    /// Names that a form editor gives by itself and that tell a reader nothing.
    private static final Pattern GENERIC = Pattern.compile(
            "(?i)(?:text|textfield|textbox|field|fld|check ?box|combo ?box|list ?box|radio ?button|button|group|undefined|untitled|dropdown|topmostSubform|form|page)?[\\s_\\d.#\\[\\]]*");

    private final IdentityHashMap<COSDictionary, PDTerminalField> fields = new IdentityHashMap<>();
    private final IdentityHashMap<PDTerminalField, Boolean> told = new IdentityHashMap<>();

    FormFields(PDDocument document) {
        var form = document.getDocumentCatalog().getAcroForm(null);
        if (form == null) {
            return;
        }
        for (var field : form.getFieldTree()) {
            if (field instanceof PDTerminalField terminal) {
                terminal.getWidgets().forEach(widget -> fields.put(widget.getCOSObject(), terminal));
            }
        }
    }

    /// One field's line, "Name: value"; empty where it holds none or was told with an earlier widget.
    ///
    /// @param shown what the widget's appearance shows
    /// @param lines of the page, among which the label stands where the field does not name itself
    Optional<String> line(PDAnnotation widget, String shown, List<TextLine> lines, double pageHeight) {
        var field = fields.get(widget.getCOSObject());
        if (field != null && told.putIfAbsent(field, true) != null) {
            return Optional.empty();
        }
        var value = field == null ? shown : valueOf(field, shown);
        if (value.isBlank()) {
            return Optional.empty();
        }
        var label = field == null ? "" : labelOf(field, widget.getRectangle(), lines, pageHeight);
        return Optional.of(label.isBlank() ? value : label + ": " + value);
    }

    private static String valueOf(PDTerminalField field, String shown) {
        var value = switch (field) {
            case PDPushButton button -> shown;
            case PDButton button -> button.getValue().equals("Off") ? "" : checked(button);
            case PDChoice choice -> chosen(choice);
            case PDSignatureField signature -> signature.getSignature() == null ? "" : "signed" + signer(signature);
            case PDVariableText text -> String.valueOf(text.getValueAsString());
            default -> String.valueOf(field.getValueAsString());
        };
        return value.isBlank() || value.equals("null")
                ? shown.strip()
                : value.replaceAll("\\R", "\n").strip();
    }

    private static String checked(PDButton button) {
        var value = button.getValue();
        return value.isEmpty() ? "" : value.matches("(?i)yes|on|true|1|ja|oui") ? "yes" : value;
    }

    private static String chosen(PDChoice choice) {
        var display = new HashMap<String, String>();
        var exported = choice.getOptionsExportValues();
        var displayed = choice.getOptionsDisplayValues();
        for (int i = 0; i < Math.min(exported.size(), displayed.size()); i++) {
            display.put(exported.get(i), displayed.get(i));
        }
        return String.join(
                ", ",
                choice.getValue().stream()
                        .map(value -> display.getOrDefault(value, value))
                        .toList());
    }

    private static String signer(PDSignatureField field) {
        var name = field.getSignature().getName();
        return name == null || name.isBlank() ? "" : " by " + name;
    }

    private static String labelOf(PDTerminalField field, PDRectangle box, List<TextLine> lines, double pageHeight) {
        var description = field.getAlternateFieldName();
        if (description != null
                && !description.isBlank()
                && !GENERIC.matcher(description).matches()) {
            return description.strip().replaceAll("\\s+", " ").replaceAll(":$", "");
        }
        var printed = box == null ? Optional.<String>empty() : beside(box, lines, pageHeight);
        var name = field.getPartialName();
        return printed.orElseGet(() -> name == null || GENERIC.matcher(name).matches() ? "" : readable(name));
    }

    // "last_name" and "lastName" are read as words.
    private static String readable(String name) {
        return name.replaceAll("[_.\\[\\]#]+", " ")
                .replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")
                .strip();
    }

    /// The printed text that ends left of a field on its line, or the line right above it.
    private static Optional<String> beside(PDRectangle box, List<TextLine> lines, double pageHeight) {
        double top = pageHeight - box.getUpperRightY();
        double bottom = pageHeight - box.getLowerLeftY();
        var candidates = new ArrayList<TextLine>();
        for (var line : lines) {
            boolean sameLine = line.baseline() > top - 2 && line.baseline() < bottom + 3;
            if (sameLine && line.left() < box.getLowerLeftX() && box.getLowerLeftX() - line.right() < 150) {
                candidates.add(line);
            }
        }
        return candidates.stream()
                .max(java.util.Comparator.comparingDouble(TextLine::right))
                .map(TextLine::text)
                .map(text -> text.length() > 80 ? "" : text.replaceAll("[\\s:_.…]+$", ""))
                .filter(text -> text.chars().anyMatch(Character::isLetter));
    }
}
