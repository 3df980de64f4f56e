package io.strikeiq.service.config;

/**
 * How the batch writer gathers rows.
 *
 * @param batchSize rows of a batch at most
 * @param batchInterval nanoseconds that a row waits for its batch to fill at most
 */
public record WriterSettings(int batchSize, long batchInterval) {}
