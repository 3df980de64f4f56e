package io.strikeiq.feeds.binance;

import io.strikeiq.feeds.websocket.Endpoint;
import java.util.List;

/**
 * One feed of Binance.
 *
 * @param socket where the sockets are
 * @param rest where snapshots of books are
 * @param bookRoute path of the socket of books and best quotes
 * @param tradeRoute path of the socket of trades
 * @param symbols such as BTCUSDT
 * @param bookOf name of the venue whose underlyings have these books, empty for none
 * @param depthStream name of the stream of differences
 * @param tradeStream name of the stream of trades
 * @param silence nanoseconds without data after which the connection is made again
 * @param retry nanoseconds of the first wait before a lost connection is made again
 */
record BinanceSettings(
        Endpoint socket,
        Endpoint rest,
        String bookRoute,
        String tradeRoute,
        List<String> symbols,
        String bookOf,
        String depthStream,
        String tradeStream,
        long silence,
        long retry) {
    private static final String COIN = "USDT";

    /** The coin of a symbol, by which another venue calls its underlying. */
    static String coin(String symbol) {
        return symbol.endsWith(COIN) ? symbol.substring(0, symbol.length() - COIN.length()) : symbol;
    }

    /** The symbol of a coin. */
    static String symbol(String coin) {
        return coin + COIN;
    }
}
