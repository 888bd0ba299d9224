import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import recursivelu.LuFactorization;

/**
 * The flow around an airfoil, by panels of vortices, and how far its lift and its pressures are from the exact ones.
 *
 * <pre>java -cp recursivelu-VERSION.jar:/usr/share/java/jna.jar Airfoil.java airfoil.svg</pre>
 *
 * <p>The airfoil of von Karman and Trefftz is the image of a circle under a conformal map, so that the flow around it is known.
 * The panels do not know that: straight lines between points of the surface, along which the strength of vortices is linear.
 * It is such that no air flows through the middle of a panel, and that it leaves the trailing edge smoothly, which is Kutta's
 * condition. The matrix depends on the shape alone: it is factored once, and all angles of attack are right-hand sides. Ends with
 * status 1 if a lift coefficient is off by more than 0.0002. Method: A. M. Kuethe, C.-Y. Chow, Foundations of Aerodynamics,
 * chapter 5.
 */
final class Airfoil {
    private static final int PANELS = 400;
    private static final double[] ANGLES = {-2, 0, 2, 4, 6, 8, 10};
    private static final int SHOWN = 4;

    // The circle goes through the point 1, the trailing edge to be, and around -1; the edge's angle is (2 - POWER) * 180 degrees.
    private static final double POWER = 1.95;
    private static final double CENTER_X = -0.09;
    private static final double CENTER_Y = 0.08;
    private static final double RADIUS = Math.hypot(1 - CENTER_X, CENTER_Y);
    private static final double EDGE = -Math.asin(CENTER_Y / RADIUS);

    /** A point of the plane as a complex number. */
    private record Point(double re, double im) {
        Point plus(Point other) {
            return new Point(re + other.re, im + other.im);
        }

        Point minus(Point other) {
            return new Point(re - other.re, im - other.im);
        }

        Point times(Point other) {
            return new Point(re * other.re - im * other.im, re * other.im + im * other.re);
        }

        Point times(double factor) {
            return new Point(factor * re, factor * im);
        }

        Point over(Point other) {
            return times(new Point(other.re, -other.im)).times(1 / (other.re * other.re + other.im * other.im));
        }

        Point power(double exponent) {
            return polar(Math.pow(abs(), exponent), exponent * Math.atan2(im, re));
        }

        double abs() {
            return Math.hypot(re, im);
        }

        static Point polar(double modulus, double angle) {
            return new Point(modulus * Math.cos(angle), modulus * Math.sin(angle));
        }
    }

    private static final Point ONE = new Point(1, 0);
    private static final Point CENTER = new Point(CENTER_X, CENTER_Y);

    private Airfoil() {}

    private static Point circle(double angle) {
        return CENTER.plus(Point.polar(RADIUS, angle));
    }

    /** What the map is made of: ((zeta - 1) / (zeta + 1)) to the power. */
    private static Point ratio(Point zeta) {
        return zeta.minus(ONE).over(zeta.plus(ONE)).power(POWER);
    }

    /** The point of the airfoil for one of the circle. */
    private static Point map(Point zeta) {
        Point w = ratio(zeta);
        return ONE.plus(w).over(ONE.minus(w)).times(POWER);
    }

    /** The exact speed at that point, against that far away. */
    private static double speed(double angle, double attack) {
        Point zeta = circle(angle);
        Point arm = Point.polar(RADIUS, angle);
        Point flow = Point.polar(1, -attack)
                .plus(new Point(0, 2 * RADIUS * Math.sin(attack - EDGE)).over(arm))
                .minus(Point.polar(RADIUS * RADIUS, attack).over(arm.times(arm)));
        Point w = ratio(zeta);
        Point rest = ONE.minus(w);
        Point derivative = w.times(4 * POWER * POWER).over(rest.times(rest).times(zeta.times(zeta).minus(ONE)));
        return flow.abs() / derivative.abs();
    }

    /** The panels: clockwise from the trailing edge, along the lower surface to the upper one. */
    private static final class Panels {
        final double[] middle = new double[PANELS];
        final Point[] corners = new Point[PANELS + 1];
        final double[] slope = new double[PANELS];
        final double[] length = new double[PANELS];
        final double chord;

        Panels() {
            double left = 0;
            double right = 0;
            for (int i = 0; i <= PANELS; i++) {
                corners[i] = map(circle(at(i)));
                left = Math.min(left, corners[i].re);
                right = Math.max(right, corners[i].re);
            }
            for (int i = 0; i < PANELS; i++) {
                Point side = corners[i + 1].minus(corners[i]);
                middle[i] = at(i + 0.5);
                slope[i] = Math.atan2(side.im, side.re);
                length[i] = side.abs();
            }
            chord = right - left;
        }

        private static double at(double position) {
            return EDGE - 2 * Math.PI * position / PANELS;
        }

        /** Along and across panel i, the velocity in its middle by vortices of strength one at both ends of panel j. */
        double[] influence(int i, int j) {
            if (i == j) {
                return new double[] {Math.PI / 2, Math.PI / 2, -1, 1};
            }
            Point distance = corners[i].plus(corners[i + 1]).times(0.5).minus(corners[j]);
            double s = length[j];
            double a = -distance.re * Math.cos(slope[j]) - distance.im * Math.sin(slope[j]);
            double b = distance.re * distance.re + distance.im * distance.im;
            double c = Math.sin(slope[i] - slope[j]);
            double d = Math.cos(slope[i] - slope[j]);
            double e = distance.re * Math.sin(slope[j]) - distance.im * Math.cos(slope[j]);
            double f = Math.log1p(s * (s + 2 * a) / b);
            double g = Math.atan2(e * s, b + a * s);
            double turn = slope[i] - 2 * slope[j];
            double p = distance.re * Math.sin(turn) + distance.im * Math.cos(turn);
            double q = distance.re * Math.cos(turn) - distance.im * Math.sin(turn);
            double along = c + p * f / (2 * s) + (a * d - c * e) * g / s;
            double across = d + q * f / (2 * s) - (a * c + d * e) * g / s;
            return new double[] {c * f / 2 - d * g - along, along, d * f / 2 + c * g - across, across};
        }
    }

    /** Pressure coefficients in the middle of the panels, for each angle. */
    private static double[][] pressures(Panels panels, double[] lift) {
        int n = PANELS + 1;
        int angles = ANGLES.length;
        double[] matrix = new double[n * n];
        double[] along = new double[PANELS * n];
        double[] sides = new double[n * angles];
        for (int i = 0; i < PANELS; i++) {
            for (int j = 0; j < PANELS; j++) {
                double[] influence = panels.influence(i, j);
                along[i * n + j] += influence[0];
                along[i * n + j + 1] += influence[1];
                matrix[i * n + j] += influence[2];
                matrix[i * n + j + 1] += influence[3];
            }
            for (int k = 0; k < angles; k++) {
                sides[i * angles + k] = Math.sin(panels.slope[i] - Math.toRadians(ANGLES[k]));
            }
        }
        matrix[PANELS * n] = 1;
        matrix[PANELS * n + PANELS] = 1;
        double[] strengths;
        try (LuFactorization factors = LuFactorization.factor(matrix, n)) {
            strengths = factors.solve(sides);
            System.out.printf("%d unknowns, reciprocal condition %.1e%n%n", n, factors.rcond());
        }
        double[][] pressures = new double[angles][PANELS];
        for (int k = 0; k < angles; k++) {
            double circulation = 0;
            for (int i = 0; i < PANELS; i++) {
                double speed = Math.cos(panels.slope[i] - Math.toRadians(ANGLES[k]));
                for (int j = 0; j < n; j++) {
                    speed += along[i * n + j] * strengths[j * angles + k];
                }
                pressures[k][i] = 1 - speed * speed;
                circulation += Math.PI * (strengths[i * angles + k] + strengths[(i + 1) * angles + k]) * panels.length[i];
            }
            lift[k] = 2 * circulation / panels.chord;
        }
        return pressures;
    }

    private static double exactLift(double attack, double chord) {
        return 8 * Math.PI * RADIUS * Math.sin(attack - EDGE) / chord;
    }

    /** Pressures along the chord, the exact ones as a line, and the airfoil below. */
    private static String picture(Panels panels, double[] pressures, double lift) {
        double attack = Math.toRadians(ANGLES[SHOWN]);
        double left = 1e9;
        for (Point corner : panels.corners) {
            left = Math.min(left, corner.re);
        }
        StringBuilder line = new StringBuilder();
        StringBuilder dots = new StringBuilder();
        StringBuilder shape = new StringBuilder();
        for (int i = 0; i < PANELS; i++) {
            Point corner = panels.corners[i];
            double x = 80 + 640 * (map(circle(panels.middle[i])).re - left) / panels.chord;
            double exact = 1 - Math.pow(speed(panels.middle[i], attack), 2);
            line.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", x, height(exact)));
            shape.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L",
                    80 + 640 * (corner.re - left) / panels.chord, 510 - 640 * corner.im / panels.chord));
            if (i % 5 == 2) {
                dots.append(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>%n", x, height(pressures[i])));
            }
        }
        StringBuilder axis = new StringBuilder();
        for (int p = 1; p >= -3; p--) {
            axis.append(String.format(Locale.ROOT, "<path d=\"M74 %.0fH720\" stroke=\"#ddd\"/>%n"
                    + "<text x=\"66\" y=\"%.0f\" text-anchor=\"end\">%d</text>%n", height(p), height(p) + 5, p));
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 600\" font-family=\"sans-serif\" font-size=\"14\">\n"
                + "<rect width=\"800\" height=\"600\" fill=\"#fff\"/>\n" + axis
                + String.format(Locale.ROOT, "<text x=\"80\" y=\"34\" font-size=\"16\">Pressure coefficient at %.0f degrees: "
                        + "exact (line), by %d panels (dots); lift %.4f</text>%n", ANGLES[SHOWN], PANELS, lift)
                + "<path d=\"" + line + "\" fill=\"none\" stroke=\"#999\" stroke-width=\"2\"/>\n"
                + "<g fill=\"#b5301f\">\n" + dots + "</g>\n"
                + "<path d=\"" + shape + "Z\" fill=\"#cfe0ee\" stroke=\"#24506e\" stroke-width=\"1.5\"/>\n</svg>\n";
    }

    private static double height(double pressure) {
        return 320 + 85 * pressure;
    }

    /** Solves, compares, and writes the picture to the file that is named. */
    public static void main(String[] arguments) throws IOException {
        Panels panels = new Panels();
        double[] lift = new double[ANGLES.length];
        double[][] pressures = pressures(panels, lift);
        System.out.println("angle   lift     exact    largest error of pressure, but for the edge's 5 percent");
        double worst = 0;
        for (int k = 0; k < ANGLES.length; k++) {
            double attack = Math.toRadians(ANGLES[k]);
            double exact = exactLift(attack, panels.chord);
            double largest = 0;
            for (int i = PANELS / 40; i < PANELS - PANELS / 40; i++) {
                double pressure = 1 - Math.pow(speed(panels.middle[i], attack), 2);
                largest = Math.max(largest, Math.abs(pressures[k][i] - pressure));
            }
            worst = Math.max(worst, Math.abs(lift[k] - exact));
            System.out.printf("%5.0f %8.5f %8.5f %10.5f%n", ANGLES[k], lift[k], exact, largest);
        }
        Path file = Path.of(arguments.length > 0 ? arguments[0] : "airfoil.svg");
        Files.writeString(file, picture(panels, pressures[SHOWN], lift[SHOWN]));
        System.out.printf("%nlargest error of lift %.5f; %s written%n", worst, file);
        // NaN is no success.
        if (!(worst < 0.0002)) {
            System.err.println("the lift is not the exact one");
            System.exit(1);
        }
    }
}
