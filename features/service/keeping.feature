Feature: Keeping
  Every decision is kept before it is told, with all that led to it. What cannot be kept is not told, with
  one exception: a person who must be seen by somebody is told so all the same.

  Scenario Outline: Every decision is kept, by whichever interface it was asked for
    Given a person with two weeks of simple low back pain
    And the person answers
      | question    | answer  |
      | chest_signs | <chest> |
    When the person asks by the <way>
    Then one case is kept
    And the case has the triage "<triage>"
    And the case holds the answer "<chest>" to "chest_signs"
    And the case holds what the person was told
    And the case holds every rule that fired, and the content that decided

    Examples:
      | way  | chest      | triage    |
      | form | none       | plan      |
      | form | chest_pain | emergency |
      | API  | none       | plan      |

  Scenario: What cannot be decided is no case
    Given a person with two weeks of simple low back pain
    And the person says nothing about "chest_signs"
    When the person asks for a week
    Then nothing is decided before "chest_signs" is answered
    And no case is kept

  Scenario: Looking at the week again makes no second case
    Given a person with two weeks of simple low back pain
    When the person asks by the form
    And the person loads the page again
    Then one case is kept

  Scenario: Asking twice makes two cases
    Given a person with two weeks of simple low back pain
    And the person has asked for a week
    And the person has asked for a week
    Then two cases are kept

  Scenario: A program that got no answer asks again with its key, and gets the same case
    Given a person with two weeks of simple low back pain
    When a program asks with the key "3f2a"
    And a program asks with the key "3f2a"
    Then one case is kept
    And both codes open the same case

  Scenario: A key is never used for two different people
    Given a person with two weeks of simple low back pain
    And a program has asked with the key "3f2a"
    And the person answers
      | question    | answer     |
      | chest_signs | chest_pain |
    When a program asks with the key "3f2a"
    Then the program is refused, and told to use a new key
    And one case is kept
    And the case has the triage "plan"

  Scenario Outline: A person who must be seen is told so even when the case cannot be kept
    Given a person with two weeks of simple low back pain
    And the person answers
      | question   | answer   |
      | <question> | <answer> |
    And the store takes no case
    When the person asks by the <way>
    Then the person reads "<words>"
    And no case is kept

    Examples:
      | way  | question    | answer     | words                                   |
      | form | chest_signs | chest_pain | Please get emergency help now           |
      | API  | ill_signs   | fever      | Please speak to a doctor or nurse today |

  Scenario Outline: A week that cannot be kept does not go out
    Given a person with two weeks of simple low back pain
    And the store takes no case
    When the person asks by the <way>
    Then the person gets no week
    And the person reads "<words>"
    And no case is kept

    Examples:
      | way  | words                                |
      | form | We cannot keep your answers just now |
      | API  | The decision could not be kept       |
