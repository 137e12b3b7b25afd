package io.grapevine.ingest.load.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorN;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceCMYKColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceGrayColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.color.PDPattern;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/// Collects the glyphs of one page after the other, with what tells whether a reader sees them. Used by one
/// thread.
final class PageGlyphs extends PDFTextStripper {

    /// A glyph smaller than this is no text that anybody reads: half of the smallest print of a contract.
    private static final double TINY = 2;

    /// Brightness above which a colour counts as that of paper until the rendered page says otherwise.
    private static final double NEARLY_WHITE = 0.93;

    private final Set<TextPosition> bold = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<TextPosition> white = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<TextPosition> guessed = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<PDFont, Boolean> boldFonts = new IdentityHashMap<>();
    private final List<Glyph> unseen = new ArrayList<>();
    private Page page = Page.EMPTY;
    private boolean unmappedGlyph;
    private int unmapped;
    private int shown;
    private double image;
    private List<PDAnnotation> annotations = List.of();

    /// What stands on a page.
    ///
    /// @param glyphs   those that a reader may see, by the direction in which they read: 0, 90, 180 or 270
    ///                 degrees
    /// @param unseen   those that are there but not drawn, transparent, or too small to read
    /// @param unmapped share of the glyphs whose character the fonts do not tell, 0 to 1
    /// @param image    share of the page that its largest image covers, 0 where it shows none
    /// @param shownBy  the text that the appearance of each annotation shows
    record Page(
            Map<Integer, List<Glyph>> glyphs,
            List<Glyph> unseen,
            double unmapped,
            double image,
            Map<PDAnnotation, String> shownBy,
            double width,
            double height) {
        static final Page EMPTY = new Page(Map.of(), List.of(), 0, 0, Map.of(), 0, 0);
    }

    PageGlyphs() {
        setSortByPosition(false);
        setShouldSeparateByBeads(false);
        setStartPage(0); // pages are handed over one by one and not counted here
        addOperator(new SetNonStrokingColor(this));
        addOperator(new SetNonStrokingColorN(this));
        addOperator(new SetNonStrokingColorSpace(this));
        addOperator(new SetNonStrokingDeviceCMYKColor(this));
        addOperator(new SetNonStrokingDeviceGrayColor(this));
        addOperator(new SetNonStrokingDeviceRGBColor(this));
        addOperator(new ImageNoting());
        addOperator(new InlineImage());
    }

    /// Reads the page of a number, from 1, and what annotations of it show.
    Page read(PDDocument document, int number, List<PDAnnotation> shownAnnotations) throws IOException {
        annotations = shownAnnotations;
        bold.clear();
        white.clear();
        guessed.clear();
        unseen.clear();
        unmapped = 0;
        shown = 0;
        image = 0;
        page = Page.EMPTY;
        processPage(document.getPage(number - 1));
        return page;
    }

    /// Shows the appearances of annotations on the page that is read, and returns the text that each shows.
    private Map<PDAnnotation, String> appearances() {
        var texts = new IdentityHashMap<PDAnnotation, String>();
        for (var annotation : annotations) {
            try {
                charactersByArticle.forEach(List::clear);
                showAnnotation(annotation);
                var glyphs = charactersByArticle.stream()
                        .flatMap(List::stream)
                        .map(this::glyph)
                        .toList();
                texts.put(annotation, TextLine.textOf(TextLine.of(glyphs)));
            } catch (IOException | RuntimeException broken) {
                // what an appearance would have shown is told by the annotation's own values
                texts.put(annotation, "");
            }
        }
        return texts;
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        var mapped = font.toUnicode(code);
        unmappedGlyph = mapped == null || isUnknown(mapped);
        shown++;
        unmapped += unmappedGlyph ? 1 : 0;
        super.showGlyph(matrix, font, code, displacement);
        unmappedGlyph = false;
    }

    @Override
    protected void processTextPosition(TextPosition glyph) {
        if (unmappedGlyph) {
            guessed.add(glyph); // PDFBox takes the code for the character, which is right now and then
        }
        var mode = getGraphicsState().getTextState().getRenderingMode();
        if (mode == RenderingMode.NEITHER
                || mode == RenderingMode.NEITHER_CLIP
                || sizeOf(glyph) < TINY
                || isTransparent()) {
            unseen.add(glyph(glyph));
            return;
        }
        if (mode == RenderingMode.FILL_STROKE || boldFonts.computeIfAbsent(glyph.getFont(), PageGlyphs::isBold)) {
            bold.add(glyph);
        }
        if (isWhite()) {
            white.add(glyph);
        }
        super.processTextPosition(glyph);
    }

    @Override
    protected void writePage() {
        var byDirection = new java.util.TreeMap<Integer, List<Glyph>>();
        var kept = new HashSet<TextPosition>();
        for (var glyphs : charactersByArticle) {
            for (var glyph : glyphs) {
                if (kept.add(glyph) && glyph.getUnicode() != null) {
                    byDirection
                            .computeIfAbsent(Math.round(glyph.getDir()), direction -> new ArrayList<>())
                            .add(glyph(glyph));
                }
            }
        }
        var box = getCurrentPage().getCropBox();
        var unread = shown == 0 ? 0 : (double) unmapped / shown;
        var notDrawn = List.copyOf(unseen);
        double largestImage = image;
        page = new Page(
                byDirection,
                notDrawn,
                unread,
                Math.min(1, largestImage / Math.max(1, box.getWidth() * box.getHeight())),
                appearances(),
                box.getWidth(),
                box.getHeight());
    }

    private Glyph glyph(TextPosition position) {
        return new Glyph(
                position.getUnicode(),
                position.getXDirAdj(),
                position.getYDirAdj(),
                Math.max(0, position.getWidthDirAdj()),
                sizeOf(position),
                position.getWidthOfSpace(),
                bold.contains(position),
                white.contains(position),
                guessed.contains(position));
    }

    // Some fonts count a glyph in other units than thousandths: what is drawn then is the height.
    private static double sizeOf(TextPosition glyph) {
        double size = Math.abs(glyph.getYScale());
        return size > 0 ? size : Math.max(glyph.getFontSizeInPt(), glyph.getHeightDir());
    }

    // An image is drawn into a square of one unit that the page's matrix stretches.
    private void noteImage() {
        var matrix = getGraphicsState().getCurrentTransformationMatrix();
        double area = Math.abs(matrix.getScaleX() * matrix.getScaleY() - matrix.getShearX() * matrix.getShearY());
        image = Math.max(image, Math.max(area, 1));
    }

    private boolean isTransparent() {
        return getGraphicsState().getNonStrokeAlphaConstant() < 0.05;
    }

    private boolean isWhite() {
        var color = getGraphicsState().getNonStrokingColor();
        try {
            if (color == null || color.getColorSpace() == null || color.getColorSpace() instanceof PDPattern) {
                return false;
            }
            int rgb = color.toRGB();
            return ((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 765.0 > NEARLY_WHITE;
        } catch (IOException | RuntimeException unknownColor) {
            return false; // a colour space that PDFBox cannot read says nothing against the text
        }
    }

    private static boolean isBold(PDFont font) {
        var name = String.valueOf(font.getName()).toLowerCase(Locale.ROOT);
        var descriptor = font.getFontDescriptor();
        return name.contains("bold")
                || name.contains("black")
                || name.contains("heavy")
                || descriptor != null && (descriptor.isForceBold() || descriptor.getFontWeight() >= 600);
    }

    /// Whether a font's map gives no character: the replacement character, or one of private use.
    static boolean isUnknown(String text) {
        return text.codePoints()
                .allMatch(c -> c == 0xFFFD
                        || c == 0
                        || Character.getType(c) == Character.PRIVATE_USE
                        || Character.getType(c) == Character.UNASSIGNED);
    }

    /// Reads the text of forms, and notes images.
    private final class ImageNoting extends OperatorProcessor {

        private final DrawObject forms = new DrawObject(PageGlyphs.this);

        ImageNoting() {
            super(PageGlyphs.this);
        }

        @Override
        public void process(Operator operator, List<COSBase> operands) throws IOException {
            if (!operands.isEmpty()
                    && operands.getFirst() instanceof COSName name
                    && getResources() != null
                    && getResources().isImageXObject(name)) {
                noteImage();
                return;
            }
            forms.process(operator, operands);
        }

        @Override
        public String getName() {
            return "Do";
        }
    }

    private final class InlineImage extends OperatorProcessor {

        InlineImage() {
            super(PageGlyphs.this);
        }

        @Override
        public void process(Operator operator, List<COSBase> operands) {
            noteImage();
        }

        @Override
        public String getName() {
            return "BI";
        }
    }
}
