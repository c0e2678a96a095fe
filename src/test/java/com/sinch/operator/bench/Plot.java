package com.sinch.operator.bench;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The picture of a group: the operator beside the floor, in the unit that matters most to it. */
record Plot(Group group, List<Figure> figures) {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;
    private static final Color OPERATOR = new Color(0x2b6cb0);
    private static final Color FLOOR = new Color(0xa0aec0);

    /** Whether there is anything to be drawn. */
    static boolean hasAny(List<Figure> figures) {
        return figures.stream().anyMatch(Plot::isDrawn);
    }

    private static boolean isDrawn(Figure figure) {
        return figure.unit().equals(figure.group().plotted());
    }

    /** Writes it into a folder, by the name of its group. */
    void save(Path folder) throws IOException {
        VectorGraphicsEncoder.saveVectorGraphic(
                chart(), folder.resolve(group.id()).toString(), VectorGraphicsFormat.SVG);
    }

    private CategoryChart chart() {
        var drawn = figures.stream().filter(Plot::isDrawn).toList();
        var chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(group.title())
                .yAxisTitle(group.plotted())
                .build();
        var styler = chart.getStyler();
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setLegendPosition(LegendPosition.OutsideS);
        styler.setXAxisLabelRotation(drawn.size() > 3 ? 20 : 0);
        styler.setYAxisMin(0.0);
        styler.setAvailableSpaceFill(0.6);
        var labels = drawn.stream().map(Plot::label).toList();
        chart.addSeries("operator", labels, drawn.stream().map(Figure::operator).toList())
                .setFillColor(OPERATOR);
        if (drawn.stream().anyMatch(figure -> figure.floor().isPresent())) {
            chart.addSeries(
                            "floor",
                            labels,
                            drawn.stream()
                                    .map(figure -> figure.floor().orElse(0))
                                    .toList())
                    .setFillColor(FLOOR);
        }
        return chart;
    }

    private static String label(Figure figure) {
        return figure.subprojects() == 0 ? figure.name() : figure.name() + " (" + figure.subprojects() + ")";
    }
}
