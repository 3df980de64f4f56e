package io.strikeiq.feeds.nse;

import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.connection.SocketGroup;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** What differs from broker to broker. */
public interface NseBroker {
    /** What a tick journal says of the source of its ticks. */
    String name();

    /** Which instruments of a day are wanted. */
    NseDay wanted(LocalDate day);

    /** The instruments of a day. */
    NseListing list(NseDay day) throws IOException;

    /** Makes ticks of what comes of the instruments of a day. */
    Decoder decoder(NseListing listing, NseTicks out, ChannelCounts counts);

    /** Connects, after what has to be asked for before. */
    SocketGroup connect() throws IOException;

    /** Instruments that one socket may have. */
    int mostOfASocket();

    /** Instruments of one call. */
    int mostOfACall();

    /** The calls that subscribe instruments, in their order. */
    List<String> subscribe(List<NseInstrument> instruments);

    /** The calls that end subscriptions. */
    List<String> unsubscribe(List<NseInstrument> instruments);

    /** Whether calls are messages of bytes and not of text. */
    boolean callsAreBytes();

    /** What a user does when the broker refuses the key. */
    String renewal();

    /** Makes ticks of messages. */
    interface Decoder {
        /**
         * Takes a message, whose receipt the ticks know.
         *
         * @param now reading of the monotonic clock
         * @throws IOException when the broker ends the session by it
         */
        void decode(byte[] message, int from, int to, boolean isBinary, long now) throws IOException;
    }
}
