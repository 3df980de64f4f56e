/**
 * The report on what signals were worth: scorecards by engine, signal, underlying and regime, against base rate, placebo and
 * one-line rules, and what is found after all that was looked at. One thread; the same outcomes and settings give the same
 * report.
 */
package io.strikeiq.learning.report;
