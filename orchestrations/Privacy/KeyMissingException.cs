namespace Xinjing.Serverless.Privacy;

/// <summary>Something was sealed with a key that is no longer among <c>Privacy:Keys</c>; nothing is lost once it is put back.</summary>
public sealed class KeyMissingException() : Exception("A citizen's name and phone were encrypted with a key that is not among Privacy:Keys; put it back.");
