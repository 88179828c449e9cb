package org.bellwether.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An operator on sites as a sum of terms, each a coefficient and factors that are multiplied from left to right:
 * {@code ["-0.5 x1 x2", "0.5i adag1 a2"]}. Factors are a name and a site, from 1: {@code x}, {@code y}, {@code z} of two levels;
 * {@code a}, {@code adag} and {@code n} = adag a; {@code pL_K}, the projector on level L of site K.
 *
 * @param terms the terms
 */
public record OperatorSpec(List<Term> terms) {
    private static final Pattern COEFFICIENT = Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)(i?)");
    private static final Pattern FACTOR = Pattern.compile("(?:(x|y|z|adag|a|n)|p(\\d+)_)(\\d+)");
    private static final String GRAMMAR = "a number, as 0.5, -2e-3 or 0.5i, and then factors, as x1, adag2, n1 or p2_1";

    /** Makes the list immutable. */
    public OperatorSpec {
        terms = List.copyOf(terms);
    }

    /**
     * A product.
     *
     * @param re the real part of its coefficient
     * @param im the imaginary part
     * @param factors what is multiplied, the last one acting first; none for the identity
     */
    public record Term(double re, double im, List<Factor> factors) {
        /** Makes the list immutable. */
        public Term {
            factors = List.copyOf(factors);
        }
    }

    /** The terms as in a configuration; they read back to the same operator. */
    public List<String> texts() {
        return terms.stream().map(OperatorSpec::text).toList();
    }

    private static String text(Term term) {
        StringBuilder text =
                new StringBuilder(term.im() == 0 ? Decimal.text(term.re()) : Decimal.text(term.im()) + "i");
        for (Factor factor : term.factors()) {
            String name = factor.kind() == Kind.P
                    ? "p" + factor.level() + "_"
                    : factor.kind().name().toLowerCase(Locale.ROOT);
            text.append(' ').append(name).append(factor.site() + 1);
        }
        return text.toString();
    }

    /** What a factor is. */
    public enum Kind {
        /** sigma_x. */
        X,
        /** sigma_y. */
        Y,
        /** sigma_z, z|0> = +|0>. */
        Z,
        /** a|n> = sqrt(n)|n-1>. */
        A,
        /** Its adjoint. */
        ADAG,
        /** adag a. */
        N,
        /** The projector on a level. */
        P
    }

    /**
     * An operator on one site.
     *
     * @param kind what it is
     * @param level the level of a projector, from 0; else 0
     * @param site the site, from 0
     */
    public record Factor(Kind kind, int level, int site) {}

    /**
     * Reads the terms of an operator.
     *
     * @param key the key that they were given for
     * @param sites the sites that factors may name
     * @throws BadInputException if a term is not as the grammar has it, or names a site or a level that is not there; it names the
     *     term and the position of what is wrong
     */
    static OperatorSpec parse(String key, List<String> terms, List<SiteSpec> sites) {
        List<Term> read = new ArrayList<>();
        for (int k = 0; k < terms.size(); k++) {
            read.add(term(Keys.join(key, Integer.toString(k)), terms.get(k), sites));
        }
        return new OperatorSpec(read);
    }

    private static Term term(String key, String text, List<SiteSpec> sites) {
        Matcher words = Pattern.compile("\\S+").matcher(text);
        if (!words.find()) {
            throw new BadInputException(key, '"' + text + '"', "must be " + GRAMMAR, null);
        }
        Matcher coefficient = COEFFICIENT.matcher(words.group());
        if (!coefficient.matches()) {
            throw wrong(key, text, words.start(), "must begin with a number", "A term is " + GRAMMAR + ".");
        }
        double value = Double.parseDouble(coefficient.group(1));
        if (Double.isInfinite(value)) {
            throw wrong(key, text, words.start(), "must begin with a finite number", null);
        }
        boolean imaginary = !coefficient.group(2).isEmpty();
        List<Factor> factors = new ArrayList<>();
        while (words.find()) {
            factors.add(factor(key, text, words.start(), words.group(), sites));
        }
        return new Term(imaginary ? 0 : value, imaginary ? value : 0, factors);
    }

    private static Factor factor(String key, String text, int start, String word, List<SiteSpec> sites) {
        Matcher matcher = FACTOR.matcher(word);
        if (!matcher.matches()) {
            throw wrong(key, text, start, "has the unknown factor '" + word + "'", "A term is " + GRAMMAR + ".");
        }
        int site = number(matcher.group(3));
        if (site < 1 || site > sites.size()) {
            throw wrong(key, text, start, "names a site that is not there: there are " + sites.size(), null);
        }
        SiteSpec on = sites.get(site - 1);
        if (matcher.group(1) == null) {
            int level = number(matcher.group(2));
            if (level >= on.levels()) {
                throw wrong(
                        key,
                        text,
                        start,
                        "projects on a level that is not there: site " + site + " has levels 0 to " + (on.levels() - 1),
                        null);
            }
            return new Factor(Kind.P, level, site - 1);
        }
        Kind kind = Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        if (kind.compareTo(Kind.Z) <= 0 && on.levels() != 2) {
            throw wrong(
                    key,
                    text,
                    start,
                    "has a Pauli matrix on site " + site + ", which has " + on.levels() + " levels and not two",
                    "Take a, adag, n or a projector.");
        }
        return new Factor(kind, 0, site - 1);
    }

    /** The number, or one that is larger than any site or level where it has too many digits. */
    private static int number(String digits) {
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private static BadInputException wrong(String key, String text, int start, String rule, @Nullable String cure) {
        return new BadInputException(key, '"' + text + '"', rule + " (at character " + (start + 1) + ")", cure);
    }
}
