package io.strikeiq.watch.alert;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where alerts are posted.
 *
 * @param url address, empty for none
 * @param secret key of the signature, empty for none
 * @param shape of the body
 * @param chat Telegram's id of the chat
 * @param truststore PEM file of certificates to trust in place of the authorities of the JDK
 */
public record WebhookSettings(String url, String secret, Shape shape, String chat, Optional<Path> truststore) {
    /** Shape of a body. */
    public enum Shape {
        /** The alert with its signal. */
        JSON,
        /** As Slack's incoming webhooks take it. */
        SLACK,
        /** As Telegram's sendMessage takes it. */
        TELEGRAM
    }

    /** None. */
    public static WebhookSettings none() {
        return new WebhookSettings("", "", Shape.JSON, "", Optional.empty());
    }

    /** Without the secret; an address may hold one too. */
    @Override
    public String toString() {
        return "WebhookSettings[shape=" + shape + "]";
    }
}
