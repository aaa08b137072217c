/** Ids of the objects in the fixtures of today's shape. */
export const CHARGE = 'ch_3SbPQeLkvT0mYw8d1RzUpGhC';
export const INTENT = 'pi_3SbPQeLkvT0mYw8d1kW2nXsE';
export const REFUND = 're_3SbPQeLkvT0mYw8d1Nq7cDlA';
export const REVIEW = 'prv_1SbPQfLkvT0mYw8dS3hKz9Wq';
export const WARNING = 'issfr_1SbPu8LkvT0mYw8dFy6mTb2J';
export const DISPUTE = 'du_1SbPx2LkvT0mYw8dQ4tJvB7n';

/** The charge of the fixtures of 2013. */
export const CHARGE_2013 = 'ch_103hVn2eZvKYlo2C1kGmXb4s';
