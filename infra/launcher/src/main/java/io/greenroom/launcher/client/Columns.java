package io.greenroom.launcher.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of text, one below the other in columns. What is not Latin takes two places, as terminals draw it. */
final class Columns {
    private static final int FIRST_WIDE = 0x1100;
    private static final int CELL_AT_MOST = 200;

    private final List<List<String>> rows = new ArrayList<>();

    Columns(String... titles) {
        rows.add(List.of(titles));
    }

    void add(String... cells) {
        rows.add(Arrays.stream(cells).map(cell -> cut(cell, CELL_AT_MOST)).toList());
    }

    /** Lines without spaces at their ends. */
    @Override
    public String toString() {
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> row.get(i) + " ".repeat(widths[i] - width(row.get(i))))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    /** The text on one line without control characters, and no wider than this. */
    static String cut(String text, int width) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        if (width(line) <= width) {
            return line;
        }
        StringBuilder start = new StringBuilder();
        int left = width - 1;
        for (int letter : line.codePoints().toArray()) {
            left -= width(letter);
            if (left < 0) {
                break;
            }
            start.appendCodePoint(letter);
        }
        return start.append('…').toString();
    }

    private static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    private static int width(int letter) {
        return letter < FIRST_WIDE || (letter >= 0x2000 && letter < 0x2e80) ? 1 : 2;
    }
}
