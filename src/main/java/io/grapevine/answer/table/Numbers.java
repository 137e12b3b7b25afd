package io.grapevine.answer.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Writes numbers as people read them.
final class Numbers {

    private Numbers() {}

    /// With thousands separators and at most two decimals; `1,234.5`, `-0.25`.
    static String text(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("not a number that can be told: " + value);
        }
        var rounded = new BigDecimal(Double.toString(value)).setScale(2, RoundingMode.HALF_UP);
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(rounded);
    }
}
