/** The way to the database: open from the moment it answers with our tables in it, closed whenever it is away. */
@NullMarked
package io.greenroom.gateway.database;

import org.jspecify.annotations.NullMarked;
