// Fixtures run side by side, the tests of one after another: a fixture shares nothing with another one unless it says so.
// Two workers for each of the two processors of a small machine, because who asks a database or a process mostly waits.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(4)]
