import fc from 'fast-check';

// Of a property half a second is enough here, and the first counter-example: nobody reads the smallest one.
fc.configureGlobal({ interruptAfterTimeLimit: 500, endOnFailure: true });
