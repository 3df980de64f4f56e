package io.strikeiq.watch.view;

/**
 * A price at which net gamma exposure changes its sign.
 *
 * @param weight largest exposure on its weaker side, as a share of the largest near spot
 */
public record Root(double price, double weight) {}
