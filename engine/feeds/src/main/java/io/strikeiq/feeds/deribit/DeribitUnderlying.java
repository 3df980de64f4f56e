package io.strikeiq.feeds.deribit;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What options are listed on.
 *
 * @param name begins the names of its contracts, such as BTC or SOL_USDC
 * @param currency by which the venue lists its contracts, such as BTC or USDC
 * @param index name of its index, such as btc_usd
 * @param inverse whether contracts pay in coin
 */
record DeribitUnderlying(String name, String currency, String index, boolean inverse) {
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9]{0,11}(_USD[CT])?");

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Of a name as the config has it. */
    static DeribitUnderlying of(String name) {
        int line = name.indexOf('_');
        return line < 0
                ? new DeribitUnderlying(name, name, name.toLowerCase(Locale.ROOT) + "_usd", true)
                : new DeribitUnderlying(name, name.substring(line + 1), name.toLowerCase(Locale.ROOT), false);
    }

    String perpetual() {
        return name + "-PERPETUAL";
    }

    /** Whether a contract is listed on it, by the contract's name. */
    boolean lists(String instrument) {
        return instrument.startsWith(name + "-");
    }
}
