/** Tests that keep the documents in step with the code: tables, quoted code, links. */
package io.strikeiq.docs;
