/** A browser that shows the page of a service, and what a person would look for in it. */
package io.strikeiq.service.browser;
