package io.strikeiq.watch.alert;

/**
 * Where alerts are posted.
 *
 * @param url address, empty for none
 * @param secret key of the signature, empty for none
 * @param shape of the body
 * @param chat Telegram's id of the chat
 */
public record WebhookSettings(String url, String secret, Shape shape, String chat) {
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
        return new WebhookSettings("", "", Shape.JSON, "");
    }

    /** Without the secret; an address may hold one too. */
    @Override
    public String toString() {
        return "WebhookSettings[shape=" + shape + "]";
    }
}
