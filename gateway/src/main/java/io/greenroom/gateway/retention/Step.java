package io.greenroom.gateway.retention;

/** A part of a round. */
interface Step {

    /**
     * Removes, or in a dry run counts, what there is of its kind. What it does not come to is found in the next round.
     *
     * @throws Round.Over the round has lost its turn
     * @throws io.greenroom.media.StoreException the store is away
     * @throws org.springframework.dao.DataAccessException the database is away
     */
    void take(Round round);
}
