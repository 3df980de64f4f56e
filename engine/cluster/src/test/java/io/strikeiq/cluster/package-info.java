/** Tests against a broker in the JVM, which all of them share. */
package io.strikeiq.cluster;
