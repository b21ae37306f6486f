import fc from 'fast-check';

// Of a property the first second is enough here, and the first counter-example: nobody reads the smallest one.
fc.configureGlobal({ interruptAfterTimeLimit: 1000, endOnFailure: true });
