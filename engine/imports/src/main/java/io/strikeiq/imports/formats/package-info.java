/** The list of formats that can be imported. Has no state. */
package io.strikeiq.imports.formats;
