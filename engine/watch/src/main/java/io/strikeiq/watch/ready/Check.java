package io.strikeiq.watch.ready;

/**
 * One thing that a service needs in order to be relied on.
 *
 * @param name what is checked
 * @param passes whether it is as it should be
 * @param required whether the service is not ready without it
 * @param figure what was seen and what is allowed, in words
 */
public record Check(String name, boolean passes, boolean required, String figure) {}
